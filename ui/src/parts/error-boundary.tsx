import { Component, type ReactNode } from "react";
import { testids } from "../testids";
import { say } from "../words/say";

type Thrown = { message: string } | null;

/** A screen that breaks is told in words, with a way on: React itself takes everything away and leaves a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { thrown: Thrown }> {
  static getDerivedStateFromError(thrown: unknown): { thrown: Thrown } {
    return { thrown: { message: thrown instanceof Error ? thrown.message : String(thrown) } };
  }

  override state = { thrown: null as Thrown };

  override render() {
    if (this.state.thrown === null) return this.props.children;
    return <BrokenScreen message={this.state.thrown.message} />;
  }
}

/** Plain elements only: what broke may be any part. */
export function BrokenScreen({ message }: { message: string }) {
  return (
    <div className="frame-content broken" role="alert" data-testid={testids.broken}>
      <h1>{say("window-broken")}</h1>
      <p>{say("window-broken-next")}</p>
      <button type="button" onClick={() => window.location.reload()} data-testid={testids.brokenReload}>
        {say("window-reload")}
      </button>
      <p>{say("window-broken-report")}</p>
      <pre>{message}</pre>
    </div>
  );
}
