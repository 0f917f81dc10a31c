//! Which members a buildspec has and which shape each has, as data.
//!
//! Source: CodeBuild user guide, "Build specification reference", "Batch build buildspec reference" and "Use GitHub Actions
//! syntax in a buildspec".

/// The shape of a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// Any text or number.
    Text,
    /// `yes`, `no`, `true`, `false`.
    Flag,
    /// `0.2`, or the older `0.1`.
    Version,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// `ABORT`, `CONTINUE`, or `RETRY` with a number, an expression or both behind it.
    OnFailure,
    /// A list of texts.
    Texts,
    /// A list of texts, or one text: the reference writes `exclude-paths` so.
    TextOrTexts,
    /// A mapping from any name to text.
    Variables,
    /// A mapping from a language to its version.
    Runtimes,
    /// A mapping with the members of these sets.
    Members(&'static [Members]),
    /// A mapping with these members, where CodeBuild refuses any other.
    Phases(Members),
    /// A mapping from any name to this.
    Named(&'static Shape),
    /// A list of commands.
    Commands,
    /// A list of GitHub Actions.
    Steps,
    /// Not looked at further.
    Anything,
}

/// Members that stand together in the reference.
type Members = &'static [(&'static str, Shape)];

pub(super) const BUILDSPEC: Shape = Shape::Members(&[&[
    ("version", Shape::Version),
    ("run-as", Shape::Text),
    ("env", ENV),
    ("proxy", Shape::Members(&[&[("upload-artifacts", Shape::Flag), ("logs", Shape::Flag)]])),
    ("batch", Shape::Anything),
    ("phases", PHASES),
    ("reports", Shape::Named(&REPORT)),
    ("artifacts", ARTIFACTS),
    ("cache", CACHE),
]]);

const ENV: Shape = Shape::Members(&[&[
    ("shell", Shape::OneOf(&["sh", "bash", "/bin/sh", "/bin/bash", "powershell.exe", "cmd.exe"])),
    ("variables", Shape::Variables),
    ("parameter-store", Shape::Variables),
    ("secrets-manager", Shape::Variables),
    ("exported-variables", Shape::Texts),
    ("git-credential-helper", Shape::Flag),
]]);

const PHASES: Shape = Shape::Phases(&[
    ("install", Shape::Members(&[PHASE, &[("runtime-versions", Shape::Runtimes)]])),
    ("pre_build", Shape::Members(&[PHASE])),
    ("build", Shape::Members(&[PHASE])),
    ("post_build", Shape::Members(&[PHASE])),
]);

const PHASE: Members = &[
    ("run-as", Shape::Text),
    ("on-failure", Shape::OnFailure),
    ("commands", Shape::Commands),
    ("finally", Shape::Commands),
    ("steps", Shape::Steps),
];

const REPORT: Shape = Shape::Members(&[&[
    ("files", Shape::Texts),
    ("base-directory", Shape::Text),
    ("discard-paths", Shape::Flag),
    (
        "file-format",
        Shape::OneOf(&[
            "CUCUMBERJSON",
            "JUNITXML",
            "NUNITXML",
            "NUNIT3XML",
            "TESTNGXML",
            "VISUALSTUDIOTRX",
            "CLOVERXML",
            "COBERTURAXML",
            "JACOCOXML",
            "SIMPLECOV",
        ]),
    ),
]]);

const ARTIFACTS: Shape = Shape::Members(&[
    ARTIFACT,
    &[("s3-prefix", Shape::Text), ("secondary-artifacts", Shape::Named(&Shape::Members(&[ARTIFACT])))],
]);

const ARTIFACT: Members = &[
    ("files", Shape::Texts),
    ("name", Shape::Text),
    ("base-directory", Shape::Text),
    ("discard-paths", Shape::Flag),
    ("exclude-paths", Shape::TextOrTexts),
    ("enable-symlinks", Shape::Flag),
];

const CACHE: Shape = Shape::Members(&[&[
    ("key", Shape::Text),
    ("fallback-keys", Shape::Texts),
    ("action", Shape::OneOf(&["restore", "save"])),
    ("paths", Shape::Texts),
]]);

/// Keys below `runtime-versions`, of all images that there were.
pub(super) const RUNTIMES: &[&str] =
    &["android", "docker", "dotnet", "golang", "java", "nodejs", "php", "python", "ruby", "rust"];

/// Members that are often found elsewhere than they belong, and what they belong below; empty: at the left margin.
const PLACES: &[(&str, &[&str])] = &[
    ("", &["artifacts", "batch", "cache", "env", "phases", "proxy", "reports"]),
    ("phases", &["build", "install", "post_build", "pre_build"]),
    ("phases → install", &["runtime-versions"]),
    ("phases → build", &["commands", "finally", "on-failure"]),
    ("env", &["exported-variables", "git-credential-helper", "parameter-store", "secrets-manager", "variables"]),
    ("artifacts", &["secondary-artifacts"]),
];

/// What a member belongs below, if it's one that people misplace.
pub(super) fn place(member: &str) -> Option<&'static str> {
    PLACES.iter().find(|(_, members)| members.contains(&member)).map(|(place, _)| *place)
}
