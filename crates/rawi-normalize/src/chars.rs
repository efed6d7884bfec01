//! Code points and classes of Arabic writing, by name.

/// ـ, which only lengthens a line between two letters.
pub const TATWEEL: char = '\u{640}';
/// ء.
pub const HAMZA: char = '\u{621}';
/// ا.
pub const ALEF: char = '\u{627}';
/// ة.
pub const TEH_MARBUTA: char = '\u{629}';
/// ه.
pub const HEH: char = '\u{647}';
/// و.
pub const WAW: char = '\u{648}';
/// ى.
pub const ALEF_MAKSURA: char = '\u{649}';
/// ي.
pub const YEH: char = '\u{64A}';
/// ك.
pub const KAF: char = '\u{643}';
/// ؤ.
pub const WAW_HAMZA: char = '\u{624}';
/// ئ.
pub const YEH_HAMZA: char = '\u{626}';
/// The combining hamza above, of decomposed texts.
pub const COMBINING_HAMZA_ABOVE: char = '\u{654}';
/// ٫, the Arabic decimal mark.
pub const DECIMAL_MARK: char = '\u{66B}';
/// ٬, the Arabic mark between groups of digits.
pub const GROUP_MARK: char = '\u{66C}';
/// ٪.
pub const PERCENT: char = '\u{66A}';

/// A mark above or below a letter: harakat, tanwin, shadda, sukun, superscript alef, combining madda and hamza,
/// and the signs of the Quran.
pub const fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
}

/// Fatha, damma, kasra or sukun.
pub const fn is_haraka(character: char) -> bool {
    matches!(character, '\u{64E}'..='\u{650}' | '\u{652}')
}

/// One of the three tanwin.
pub const fn is_tanwin(character: char) -> bool {
    matches!(character, '\u{64B}'..='\u{64D}')
}

/// The combining madda, hamza above or hamza below, which make another letter of the one they stand on.
pub const fn is_combining_hamza(character: char) -> bool {
    matches!(character, '\u{653}'..='\u{655}')
}

/// A mark that is none of harakat, tanwin, shadda, superscript alef and combining madda and hamza: the signs of the
/// Quran and the vowels of other languages in Arabic script.
pub const fn is_quranic_mark(character: char) -> bool {
    is_mark(character) && !matches!(character, '\u{64B}'..='\u{655}' | '\u{670}')
}

/// A character that is not seen: direction marks and embeddings, zero-width characters, the byte order mark, the
/// soft hyphen, the Arabic letter mark.
pub const fn is_control(character: char) -> bool {
    is_direction_mark(character) || is_zero_width(character) || character == '\u{FEFF}'
}

/// An invisible character that tells the direction of writing.
pub const fn is_direction_mark(character: char) -> bool {
    matches!(character,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A space, joiner, non-joiner, operator or separator without width, or the soft hyphen.
pub const fn is_zero_width(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}')
}

/// A space inside a line that is not U+0020: no-break, fixed-width and ideographic spaces.
pub const fn is_space(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// A ligature of lam and alef.
pub const fn is_lam_alef(character: char) -> bool {
    matches!(character, '\u{FEF5}'..='\u{FEFC}')
}

/// A presentation form of one or two marks, alone or on a tatweel.
pub const fn is_mark_form(character: char) -> bool {
    matches!(character,
        '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE72}' | '\u{FE74}' | '\u{FE76}'..='\u{FE7F}')
}

/// An Arabic presentation form or ligature, which stands for one letter or several.
pub const fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// A letter of the Arabic script, presentation forms of letters with them.
pub const fn is_arabic_letter(character: char) -> bool {
    !is_mark_form(character)
        && matches!(character,
        '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{66E}' | '\u{66F}' | '\u{671}'..='\u{6D3}' | '\u{6D5}'
        | '\u{6E5}' | '\u{6E6}' | '\u{6EE}' | '\u{6EF}' | '\u{6FA}'..='\u{6FC}' | '\u{6FF}' | '\u{750}'..='\u{77F}'
        | '\u{8A0}'..='\u{8C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}')
}

/// The value of a decimal digit of the three scripts that Arabic news uses: `7`, `٧` and `۷` are 7.
pub const fn digit_value(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(character as u32 - 0x30),
        '\u{660}'..='\u{669}' => Some(character as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(character as u32 - 0x6F0),
        _ => None,
    }
}
