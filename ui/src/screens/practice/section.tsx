import type { ReactNode } from "react";
import type { PracticeWorld } from "../../ipc/generated";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";

/** What a part of the screen works with: the world, and how to change it. */
export interface Part {
  world: PracticeWorld;
  act(answer: Promise<PracticeWorld>, what: string): void;
}

/** A part of the world with its title. */
export function Section(props: { title: string; what: string; children: ReactNode }) {
  return (
    <Container
      header={
        <Header variant="h2" description={props.what}>
          {props.title}
        </Header>
      }
    >
      {props.children}
    </Container>
  );
}
