//! How a setup is built: recipes, images, sizes, and the buildspec.

use std::path::{Path, PathBuf};

use gangway_catalog::fault::Fault;
use gangway_catalog::{images, recipes};
use gangway_export::buildspec;
use gangway_setup::buildspec::{Buildspec, Context, check_text, missing_rights};
use gangway_setup::document::{Build, BuildspecPlace};
use gangway_store::save::save_atomically;
use gangway_workflow::disk;

use crate::setups::overwrite;
use crate::views::*;
use crate::{App, buildspecs, faults, paths};

/// Where CodeBuild looks when nothing else is said.
const USUAL_PATH: &str = "buildspec.yml";

impl App {
    /// What can be chosen for a build, given its image.
    ///
    /// # Errors
    /// When the setup or the build isn't there.
    pub async fn build_choices(&self, question: BuildRef) -> Result<BuildChoices, Fault> {
        let (_, build) = self.build(&question)?;
        let recipe = |recipe: &&recipes::Recipe| RecipeView {
            id: recipe.id.to_owned(),
            package_managers: recipe.package_managers.iter().map(|manager| manager.id.to_owned()).collect(),
            versions: recipe.versions(&build.machine.image).iter().map(|version| (*version).to_owned()).collect(),
        };
        let compute = |compute: &images::Compute| ComputeView {
            id: compute.id.to_owned(),
            cpus: compute.cpus,
            memory: compute.memory,
        };
        Ok(BuildChoices {
            recipes: recipes::ALL.iter().map(recipe).collect(),
            computes: images::computes(&build.machine.environment).iter().map(compute).collect(),
        })
    }

    /// The images of a Region that builds of this journey can run in; the built-in list where the Region can't be asked.
    ///
    /// # Errors
    /// None: why the Region couldn't be asked stands beside the built-in list.
    pub async fn images(&self, question: AccountRequest) -> Result<Images, Fault> {
        let AccountRequest { account, region } = question;
        let asked =
            async { self.access.session(&account, &region).await?.builds().images().await.map_err(Fault::from) };
        match asked.await {
            Ok(found) => {
                let ids: Vec<String> = found.iter().map(|image| image.name.clone()).collect();
                self.access.known.learn(&account, &region, |learned| learned.images = Some(ids));
                let pairs = found.iter().map(|image| (image.name.as_str(), image.description.as_str())).collect();
                Ok(Images { images: offered(pairs), fault: None })
            }
            Err(fault) => {
                let built_in = images::ALL.iter().map(|image| (image.id, "")).collect();
                Ok(Images { images: offered(built_in), fault: Some(fault) })
            }
        }
    }

    /// The buildspec of a build, its problems by line, and what the recipe says.
    ///
    /// # Errors
    /// When the setup or the build isn't there.
    pub async fn buildspec(&self, question: BuildRef) -> Result<BuildspecView, Fault> {
        let (place, build) = self.build(&question)?;
        let recipe_text = recipe_text(&build);
        let folder = place.folder.as_deref().map(Path::new);
        let path = match &build.buildspec {
            BuildspecPlace::Repository { path } => path.as_str(),
            BuildspecPlace::Project { .. } => USUAL_PATH,
        };
        let found = folder.and_then(|folder| buildspecs::read(folder, path));
        let text = match &build.buildspec {
            BuildspecPlace::Project { text } => text.clone().unwrap_or_else(|| recipe_text.clone()),
            BuildspecPlace::Repository { .. } => found.clone().unwrap_or_default(),
        };
        let field = format!("builds.{}.buildspec", question.build);
        let problems = match &build.buildspec {
            // a file of the repository that isn't here can't be judged
            BuildspecPlace::Repository { .. } if found.is_none() => Vec::new(),
            // nobody said yet how it is built, which is a problem of its own
            BuildspecPlace::Project { text: None } if build.recipe.is_empty() => Vec::new(),
            place => {
                let in_repository = matches!(place, BuildspecPlace::Repository { .. });
                let image = &build.machine.image;
                check_text(&text, &Context { field: &field, image, in_repository, variables: &build.variables })
            }
        };
        // The role may read what a buildspec in the project names; of the repository's, its makers know nothing.
        let missing_rights = match &build.buildspec {
            BuildspecPlace::Repository { .. } => missing_rights(&text, &build.variables),
            BuildspecPlace::Project { .. } => Vec::new(),
        };
        let in_repository = found.map(|_| path.to_owned());
        Ok(BuildspecView { text, recipe_text, in_repository, problems, missing_rights })
    }

    /// Writes the buildspec into the clone. Commits nothing.
    ///
    /// # Errors
    /// [`FileExists`](gangway_catalog::fault::FaultCode::FileExists) unless it may be replaced; otherwise when there is no clone or the disk refuses.
    pub async fn save_buildspec(&self, question: SaveBuildspec) -> Result<SavedFiles, Fault> {
        let SaveBuildspec { id, build, overwrite: replace } = question;
        let (place, build) = self.build(&BuildRef { id, build })?;
        let folder = PathBuf::from(place.folder.ok_or_else(|| faults::gone("folder"))?);
        let path = match &build.buildspec {
            BuildspecPlace::Repository { path } => path.as_str(),
            BuildspecPlace::Project { .. } => USUAL_PATH,
        };
        let file = folder.join(path);
        if !paths::within(path) || !paths::stays_below(&folder, &file) {
            return Err(paths::leads_out(&file, &folder));
        }
        let text = match &build.buildspec {
            BuildspecPlace::Project { text: Some(text) } => text.clone(),
            _ => recipe_text(&build),
        };
        save_atomically(&file, text.as_bytes(), overwrite(replace)).map_err(|error| disk::fault(&error))?;
        Ok(SavedFiles { paths: vec![faults::text(&file)] })
    }

    fn build(&self, question: &BuildRef) -> Result<(SetupPlace, Build), Fault> {
        let kept = self.kept(&question.id)?;
        let build = kept.setup.builds.get(question.build as usize).cloned().ok_or_else(|| faults::gone("build"))?;
        Ok((kept.place, build))
    }
}

fn recipe_text(build: &Build) -> String {
    buildspec::write(&Buildspec::from_recipe(build))
}

/// The images that this journey can use, the one to take marked.
fn offered(found: Vec<(&str, &str)>) -> Vec<ImageView> {
    let ids: Vec<&str> = found.iter().map(|(id, _)| *id).collect();
    let best = images::recommended(&ids);
    let view = |(id, description): (&str, &str)| {
        Some(ImageView {
            id: id.to_owned(),
            environment: images::environment(id)?.to_owned(),
            description: description.to_owned(),
            recommended: Some(id) == best,
        })
    };
    found.into_iter().filter_map(view).collect()
}
