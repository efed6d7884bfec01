//! The command line, case by case: `tests/cli/*.toml` and `*.trycmd`.

#[test]
fn commands_print_what_their_cases_say() {
    trycmd::TestCases::new().case("../../tests/cli/*.toml").case("../../tests/cli/*.trycmd");
}
