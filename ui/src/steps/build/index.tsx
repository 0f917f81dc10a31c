// How it is built: recipe, machine, source, variables, buildspec.
import { useEffect } from "react";
import type { Build } from "../../ipc/generated";
import { ColumnLayout } from "../../kit/column-layout";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { Tiles } from "../../kit/tiles";
import { Answer } from "../../parts/answer";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { buildOf } from "../../wizard/part-editor";
import { buildOfPipeline } from "../../wizard/parts-of-setup";
import type { StepProps } from "../step";
import { Buildspec } from "./buildspec";
import { Minutes } from "./minutes";
import { choose, OWN, tileOf, versionsOf } from "./own";
import { Source } from "./source";
import { Variables } from "./variables";

const manager = (value: string) => ({ value, label: sayOf("package-manager", value) });
const one = (value: string) => (value === "" ? null : { value, label: value });

export function BuildStep({ open, part }: StepProps) {
  const { account, region } = open.draft.place;
  const wanted = buildOf(open, part);
  const build = wanted?.value;
  // The versions that a recipe offers depend on the image.
  const choices = useAnswer("build_choices", wanted ? { id: open.id, build: part } : undefined, { stays: true });
  const images = useAnswer("images", account && region ? { account, region } : undefined);
  const recipes = choices.answer?.recipes ?? [];
  const recipe = recipes.find((row) => row.id === build?.recipe);

  const set = (more: Partial<Build>) => wanted?.set(more);

  // A sensible default for what nobody answered yet, as soon as the choices are known. How it is built has none: where
  // nothing tells, nothing is chosen.
  useEffect(() => {
    if (!build) return;
    const more: Partial<Build> = {};
    if (recipe && build.packageManager === "") more.packageManager = recipe.packageManagers[0] ?? "";
    if (recipe && build.runtimeVersion === "") more.runtimeVersion = recipe.versions[0] ?? "";
    const image = images.answer?.images.find((row) => row.recommended);
    if (build.machine.image === "" && image)
      more.machine = { ...build.machine, image: image.id, type: image.environment };
    if (Object.keys(more).length > 0) set(more);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when choices arrive, never against the person's hand
  }, [choices.answer, images.answer]);

  if (!wanted || !build) return null;
  if (choices.answer === null) {
    return choices.fault ? (
      <FaultAlert fault={choices.fault} retry={choices.again} />
    ) : (
      <Busy>{say("build-loading")}</Busy>
    );
  }
  const sizes = choices.answer.computes.map((size) => ({
    value: size.id,
    label: say("build-size", { cpus: size.cpus, memory: size.memory }),
    description: size.id,
  }));
  return (
    <SpaceBetween size="l">
      <Answer field={wanted.at("recipe")} problems={open.problems} label={say("build-recipe")} choice stretch>
        <Tiles
          data-testid={testids.buildRecipe}
          columns={2}
          value={tileOf(build)}
          readOnly={open.readOnly}
          items={[
            ...recipes.map((row) => ({
              value: row.id,
              label: sayOf("recipe", row.id),
              description: row.packageManagers.map((id) => sayOf("package-manager", id)).join(" · "),
            })),
            { value: OWN, label: say("build-own"), description: say("build-own-what") },
          ]}
          onChange={({ detail }) => set(choose(detail.value, build, recipes))}
        />
      </Answer>
      {recipe && (
        <ColumnLayout columns={2}>
          <Answer
            field={wanted.at("packageManager")}
            problems={open.problems}
            label={say("build-package-manager")}
            choice
          >
            <Select
              data-testid={testids.buildPackageManager}
              disabled={open.readOnly}
              selectedOption={build.packageManager === "" ? null : manager(build.packageManager)}
              options={recipe.packageManagers.map(manager)}
              onChange={({ detail }) => set({ packageManager: detail.selectedOption.value ?? "" })}
            />
          </Answer>
          <Answer
            field={wanted.at("runtimeVersion")}
            problems={open.problems}
            label={say("build-version")}
            choice
            info={<Info term="runtime" />}
          >
            <Select
              data-testid={testids.buildVersion}
              disabled={open.readOnly}
              selectedOption={one(build.runtimeVersion)}
              options={versionsOf(build, recipe.versions).map((value) => ({ value, label: value }))}
              onChange={({ detail }) => set({ runtimeVersion: detail.selectedOption.value ?? "" })}
            />
          </Answer>
        </ColumnLayout>
      )}
      <Buildspec key={`buildspec ${part}`} open={open} build={wanted} />
      <Container header={<Header variant="h2">{say("build-machine")}</Header>}>
        <SpaceBetween size="m">
          {images.answer?.fault && <FaultAlert fault={images.answer.fault} severity="info" />}
          {images.fault && <FaultAlert fault={images.fault} severity="warning" retry={images.again} />}
          <Answer
            field={wanted.at("machine.image")}
            problems={open.problems}
            label={say("build-image")}
            choice
            info={<Info term="image" />}
            description={say("build-image-what")}
          >
            <Select
              data-testid={testids.buildImage}
              disabled={open.readOnly}
              filteringType="auto"
              selectedOption={one(build.machine.image)}
              statusType={images.loading ? "loading" : "finished"}
              loadingText={say("build-images-loading")}
              options={(images.answer?.images ?? []).map((image) => ({
                value: image.id,
                label: image.id,
                description: image.description,
                tags: image.recommended ? [say("build-recommended")] : undefined,
              }))}
              onChange={({ detail }) => {
                const image = images.answer?.images.find((row) => row.id === detail.selectedOption.value);
                if (image) set({ machine: { ...build.machine, image: image.id, type: image.environment } });
              }}
            />
          </Answer>
          <ColumnLayout columns={2}>
            <Answer field={wanted.at("machine.size")} problems={open.problems} label={say("build-compute")} choice>
              <Select
                data-testid={testids.buildCompute}
                disabled={open.readOnly}
                selectedOption={sizes.find((size) => size.value === build.machine.size) ?? one(build.machine.size)}
                options={sizes}
                onChange={({ detail }) =>
                  set({ machine: { ...build.machine, size: detail.selectedOption.value ?? "" } })
                }
              />
            </Answer>
            <Answer
              field={wanted.at("timeoutMinutes")}
              problems={open.problems}
              label={say("build-timeout")}
              hint={say("build-timeout-what")}
            >
              <Minutes
                key={part}
                value={build.timeoutMinutes}
                disabled={open.readOnly}
                change={(timeoutMinutes) => set({ timeoutMinutes })}
              />
            </Answer>
          </ColumnLayout>
        </SpaceBetween>
      </Container>
      <Variables
        key={`variables ${part}`}
        open={open}
        field={wanted.at("variables")}
        variables={build.variables}
        set={(variables) => set({ variables })}
      />
      {open.draft.setup.pipelines.map(
        (_, pipeline) =>
          buildOfPipeline(open.draft.setup, pipeline) === part && <Source key={pipeline} open={open} part={pipeline} />,
      )}
    </SpaceBetween>
  );
}
