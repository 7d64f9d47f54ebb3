"""Write samples/expected/: the JSON that ``extractor read`` gives for every sample reply.

    python samples/make_expected.py

Read every change against the document before committing it: a test compares these files with what the program gives.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DEFINITIONS = {"cu-2023-187": "cu-2023-187", "coast-2025": "samples/forms/coast-2025.docx"}


def main() -> None:
    """Read all samples and write one file each."""
    for name, result in results().items():
        path = HERE / "expected" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(result, encoding="utf-8")
        print(path.relative_to(HERE))


def results() -> dict[str, str]:
    """``<questionnaire>/<reply>.json`` -> its JSON, indented, for every reply."""
    found = {}
    for questionnaire, definition in DEFINITIONS.items():
        replies = sorted(path.relative_to(HERE.parent).as_posix() for path in (HERE / "replies" / questionnaire).iterdir())
        command = [sys.executable, "-m", "extractor", "read", "--jsonl", "-q", definition, *replies]
        run = subprocess.run(command, cwd=HERE.parent, capture_output=True, check=True)
        for reply, line in zip(replies, run.stdout.decode("utf-8").splitlines(), strict=True):
            found[f"{questionnaire}/{Path(reply).stem}.json"] = json.dumps(json.loads(line), ensure_ascii=False, indent=2) + "\n"
    return found


if __name__ == "__main__":
    main()
