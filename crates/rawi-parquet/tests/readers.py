"""What DuckDB, Polars and pandas see in the tables: `python readers.py DIR`, where `rawi-parquet DIR` has written them."""

import datetime
import pathlib
import sys

import duckdb
import pandas
import polars

FOLDER = pathlib.Path(sys.argv[1])

# A column of each kind; the names are those of DuckDB, Polars and pandas (with Arrow's types).
TYPES = {
    "text": ("VARCHAR", polars.String, "string"),
    "whole": ("BIGINT", polars.Int64, "int64"),
    "double": ("DOUBLE", polars.Float64, "double"),
    "flag": ("BOOLEAN", polars.Boolean, "bool"),
    "day": ("DATE", polars.Date, "date32[day]"),
}
COLUMNS = {
    "documents": {"id": "text", "published": "day", "times": "whole"},
    "entities": {"name": "text", "mentions": "whole", "first_day": "day"},
    "mentions": {"document": "text", "start": "whole", "end": "whole", "type": "text"},
    "dates": {"text": "text", "value": "text"},
    "numbers": {"value": "double", "exact": "text"},
    "statements": {"speaker": "text", "direct": "flag"},
    "pairs": {"companion": "text", "sentences": "whole"},
}


def check_types(table: str) -> None:
    path = FOLDER / f"{table}.parquet"
    described = duckdb.sql(f"describe select * from '{path}'").fetchall()
    in_duckdb = {row[0]: row[1] for row in described}
    in_polars = polars.read_parquet_schema(path)
    frame = pandas.read_parquet(path, dtype_backend="pyarrow")
    in_pandas = {name: str(kind.pyarrow_dtype) for name, kind in frame.dtypes.items()}
    for column, kind in COLUMNS[table].items():
        seen = (in_duckdb[column], in_polars[column], in_pandas[column])
        assert seen == TYPES[kind], f"{table}.{column}: {seen}"
    [(rows,)] = duckdb.sql(f"select count(*) from '{path}'").fetchall()
    assert rows == polars.read_parquet(path).height == len(frame) > 0, table
    print(f"{table}: {rows} rows, {len(in_duckdb)} columns, one reading in all three")


for table in COLUMNS:
    check_types(table)

# A question over two tables, as its user would ask it.
[(first, mentions)] = duckdb.sql(
    f"""select min(published), count(*) from '{FOLDER}/mentions.parquet' mentions
    join '{FOLDER}/documents.parquet' documents on documents.id = mentions.document
    where mentions.type = 'LOC'"""
).fetchall()
assert isinstance(first, datetime.date) and mentions > 0, (first, mentions)
# The letters are the article's: Arabic comes back as Arabic.
names = polars.read_parquet(FOLDER / "entities.parquet")["name"].to_list()
assert any("\u0627\u0644" in name for name in names)
print("7 passed, 0 failed")
