//! Python with pip, uv or Poetry.
//!
//! pytest ends with 5 when it finds no test: that must not fail a repository that has none yet.

use super::{Artifacts, PackageManager, Recipe};

pub(super) const PYTHON: Recipe = Recipe {
    id: "python",
    runtime: "python",
    usual_version: "3.13",
    marks: &["pyproject.toml", "requirements.txt", "setup.py", "setup.cfg", "Pipfile"],
    package_managers: &[PIP, UV, POETRY],
    artifacts: Artifacts { files: &["**/*"], exclude: &["**/__pycache__/**/*", ".venv/**/*"] },
};

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
};

const UV: PackageManager = PackageManager {
    id: "uv",
    lock_files: &["uv.lock"],
    install: &["pip install uv", "uv sync --frozen"],
    build: &["uv run --frozen --with pytest python -m pytest || [ $? -eq 5 ]"],
};

const POETRY: PackageManager = PackageManager {
    id: "poetry",
    lock_files: &["poetry.lock"],
    install: &["pip install poetry", "poetry install --no-interaction", "poetry run python -m pip install pytest"],
    build: &["poetry run python -m pytest || [ $? -eq 5 ]"],
};
