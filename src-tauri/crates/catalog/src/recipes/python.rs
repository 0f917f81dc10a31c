//! Python with pip, uv or Poetry.
//!
//! pytest ends with 5 when it finds no test: that must not fail a repository that has none yet.

use super::{Artifacts, FileValue, Grammar, HistoryTools, OtherPackageManager, PackageManager, Recipe};

pub(super) const PYTHON: Recipe = Recipe {
    id: "python",
    runtime: "python",
    usual_version: "3.13",
    marks: &[PROJECT, "requirements.txt", "setup.py", "setup.cfg", PIPFILE],
    project_names: &[
        FileValue::toml(PROJECT, &["project", "name"]),
        FileValue::toml(PROJECT, &["tool", "poetry", "name"]),
    ],
    version_files: &[
        FileValue::first_line(".python-version").version(Grammar::Pep440),
        // Heroku's: `python-3.12.1`
        FileValue::first_line_after("python-", "runtime.txt").version(Grammar::Pep440),
        FileValue::tool("python").version(Grammar::Pep440),
        FileValue::toml("mise.toml", &["tools", "python"]).version(Grammar::Pep440),
        FileValue::toml(".mise.toml", &["tools", "python"]).version(Grammar::Pep440),
        FileValue::toml(PROJECT, &["project", "requires-python"]).version(Grammar::Pep440),
        FileValue::toml(PROJECT, &["tool", "poetry", "dependencies", "python"]).version(Grammar::Pep440),
        FileValue::toml(PIPFILE, &["requires", "python_full_version"]).version(Grammar::Pep440),
        FileValue::toml(PIPFILE, &["requires", "python_version"]).version(Grammar::Pep440),
    ],
    version_names: &[],
    package_manager_names: &[],
    // many a library keeps its lock file to itself
    package_manager_settings: &[
        FileValue::toml_table(PROJECT, &["tool", "poetry"]),
        FileValue::toml_table(PROJECT, &["tool", "pdm"]),
        FileValue::toml_table(PROJECT, &["tool", "pixi"]),
        FileValue::toml_table(PROJECT, &["tool", "uv"]),
    ],
    package_managers: &[PIP, UV, POETRY],
    other_package_managers: &[
        OtherPackageManager { id: "pdm", name: "PDM", files: &["pdm.lock"] },
        OtherPackageManager { id: "pipenv", name: "Pipenv", files: &["Pipfile.lock", PIPFILE] },
        OtherPackageManager {
            id: "conda",
            name: "conda",
            files: &["environment.yml", "environment.yaml", "conda-lock.yml"],
        },
        OtherPackageManager { id: "pixi", name: "Pixi", files: &["pixi.lock", "pixi.toml"] },
        OtherPackageManager { id: "rye", name: "Rye", files: &["requirements.lock"] },
        OtherPackageManager { id: "hatch", name: "Hatch", files: &["hatch.toml"] },
    ],
    test_placeholder: None,
    artifacts: Artifacts { files: &["**/*"], exclude: &["**/__pycache__/**/*", ".venv/**/*"] },
    made_folders: &[".venv", "venv", "__pycache__", ".tox"],
    history_tools: &[
        HistoryTools {
            file: PROJECT,
            words: &[
                "setuptools_scm",
                "setuptools-scm",
                "hatch-vcs",
                "poetry-dynamic-versioning",
                "versioningit",
                "versioneer",
            ],
        },
        HistoryTools { file: "setup.cfg", words: &["setuptools_scm", "setuptools-scm", "versioneer"] },
        HistoryTools {
            file: "setup.py",
            words: &["use_scm_version", "setuptools_scm", "setuptools-scm", "versioneer"],
        },
    ],
};

const PROJECT: &str = "pyproject.toml";
const PIPFILE: &str = "Pipfile";
const SAMPLE: (&str, &str) = (PROJECT, "[project]\nname = \"sample\"\nversion = \"1.0.0\"\n");

const PIP: PackageManager = PackageManager {
    id: "pip",
    lock_files: &["requirements.txt"],
    install: &[
        "python -m pip install --upgrade pip",
        // many a pyproject.toml beside a requirements.txt only configures tools and can't be installed
        "if [ -f requirements.txt ]; then pip install -r requirements.txt; elif [ -f pyproject.toml ] || [ -f setup.py ]; then pip install .; fi",
        "pip install pytest",
    ],
    build: &["python -m pytest || [ $? -eq 5 ]"],
    sample: &[("requirements.txt", "")],
};

const UV: PackageManager = PackageManager {
    id: "uv",
    lock_files: &["uv.lock"],
    install: &["pip install uv", "uv sync --frozen"],
    build: &["uv run --frozen --with pytest python -m pytest || [ $? -eq 5 ]"],
    sample: &[SAMPLE, ("uv.lock", "version = 1\n")],
};

const POETRY: PackageManager = PackageManager {
    id: "poetry",
    lock_files: &["poetry.lock"],
    install: &["pip install poetry", "poetry install --no-interaction", "poetry run python -m pip install pytest"],
    build: &["poetry run python -m pytest || [ $? -eq 5 ]"],
    sample: &[SAMPLE, ("poetry.lock", "package = []\n")],
};
