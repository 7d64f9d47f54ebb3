"""Tables for programs: Arrow (Parquet, DuckDB) and data frames (pandas or polars)."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from extractor.errors import UsageError
from extractor.export.records import Folder
from extractor.export.tables import Table, dictionary, long_table, value_labels, wide_table

Library = Literal["pandas", "polars"]


def all_tables(folder: Folder) -> dict[str, Table]:
    """Every table by name; with several questionnaires, their id follows the name."""
    tables = {"answers": long_table(folder)}
    for id, questionnaire in folder.questionnaires.items():
        suffix = "" if len(folder.questionnaires) == 1 else f".{id}"
        tables[f"wide{suffix}"] = wide_table(folder, questionnaire)
        tables[f"dictionary{suffix}"] = dictionary(questionnaire)
        tables[f"value_labels{suffix}"] = value_labels(questionnaire)
    return tables


def write_parquet(table: Table, path: Path) -> None:
    """One Parquet file, with what each column holds in its metadata."""
    needed("pyarrow", "Parquet files")
    parquet: Any = import_module("pyarrow.parquet")
    parquet.write_table(to_arrow(table), path, compression="zstd")


def write_duckdb(tables: dict[str, Table], path: Path) -> None:
    """One DuckDB database with a table each, columns commented."""
    needed("duckdb", "DuckDB files")
    needed("pyarrow", "DuckDB files")
    duckdb: Any = import_module("duckdb")
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path), config={"enable_external_access": "false"}) as connection:
        for name, table in tables.items():
            arrow = to_arrow(table)
            connection.register("incoming", arrow)
            connection.execute(f"CREATE TABLE {_quoted(name)} AS SELECT * FROM incoming")
            connection.unregister("incoming")
            for column in table.columns:
                if column.about:
                    about = column.about.replace("'", "''")
                    connection.execute(f"COMMENT ON COLUMN {_quoted(name)}.{_quoted(column.name)} IS '{about}'")


def to_arrow(table: Table) -> Any:
    """A pyarrow table: texts, numbers (float64, nulls kept) and booleans."""
    arrow: Any = import_module("pyarrow")
    kinds = {"text": arrow.string(), "number": arrow.float64(), "boolean": arrow.bool_()}
    fields = [arrow.field(c.name, kinds[c.kind], metadata={"about": c.about} if c.about else None) for c in table.columns]
    values = [[row[k] for row in table.rows] for k in range(len(table.columns))]
    return arrow.table([arrow.array(v, f.type) for v, f in zip(values, fields, strict=True)], schema=arrow.schema(fields))


def frame(table: Table, library: Library | None = None) -> Any:
    """A data frame.  library: None takes pandas if it is installed, else polars.  Raises UsageError where there is none."""
    chosen = library or next((name for name in ("pandas", "polars") if find_spec(name)), None)
    if chosen is None or find_spec(chosen) is None:
        raise UsageError(f"data frames need {chosen or 'pandas or polars'}", hint="pip install 'extractor[frames]'")
    columns = {column.name: [row[k] for row in table.rows] for k, column in enumerate(table.columns)}
    if chosen == "polars":
        polars: Any = import_module("polars")
        kinds = {"text": polars.String, "number": polars.Float64, "boolean": polars.Boolean}
        return polars.DataFrame(columns, schema={column.name: kinds[column.kind] for column in table.columns})
    pandas: Any = import_module("pandas")
    dtypes = {"text": "string", "number": "Float64", "boolean": "boolean"}
    return pandas.DataFrame({c.name: pandas.array(columns[c.name], dtype=dtypes[c.kind]) for c in table.columns})


def needed(module: str, what: str) -> None:
    """Raises UsageError where an optional package is not installed."""
    if find_spec(module) is None:
        raise UsageError(f"{what} need {module}", hint="pip install 'extractor[export]'")


def _quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
