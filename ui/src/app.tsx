// The frame: a bar with the places, and the place where the person is. Home comes with the first load, others when
// they are opened.
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from "react";
import mark from "../../icons/gangway.svg";
import { call, onNotice } from "./ipc/call";
import type { Overview, Settings } from "./ipc/generated";
import { useAnswer } from "./ipc/use-answer";
import { Busy } from "./parts/busy";
import { ErrorBoundary } from "./parts/error-boundary";
import { FaultAlert } from "./parts/fault";
import { Go } from "./parts/go";
import { comeBack, goOn } from "./places";
import { type Route, noticeRoute, readRoute, screenPlace } from "./route";
import { Home } from "./screens/home";
import { WantedField } from "./steps/step";
import { testids } from "./testids";
import { dress } from "./theme/dress";
import { language, say, speak } from "./words/say";

const Connections = lazy(() => import("./screens/connections"));
// Cloudscape's own words come with the first screen that needs them: Home needs none.
const KitWords = lazy(() => import("./kit/i18n"));
const Files = lazy(() => import("./screens/files"));
const Practice = lazy(() => import("./screens/practice"));
const Run = lazy(() => import("./screens/run"));
const SettingsScreen = lazy(() => import("./screens/settings"));
const WizardScreen = lazy(() => import("./screens/wizard"));

const PLACES = [
  { screen: "home", id: testids.navHome },
  { screen: "connections", id: testids.navConnections },
  { screen: "practice", id: testids.navPractice },
  { screen: "settings", id: testids.navSettings },
] as const;

export function App(props: { first: Overview | null }) {
  // Held here, and kept new by the screens that show it.
  const held = useAnswer("overview", null, { first: props.first, when: props.first === null });
  const overview = held.answer;
  const [route, setRoute] = useState<Route>(() =>
    readRoute(props.first?.settings.screen ?? null, props.first?.setups.map((setup) => setup.id) ?? []),
  );
  const settings = useRef(props.first?.settings ?? null);
  const [spoken, setSpoken] = useState(language());
  const place = JSON.stringify(route);
  const page = useRef<HTMLElement>(null);
  const arrived = useRef(false);

  useEffect(() => {
    if (overview) settings.current = overview.settings;
  }, [overview]);
  const arrive = useCallback((next: Route) => {
    setRoute(next);
    const screen = screenPlace(next);
    if (settings.current === null) return;
    settings.current = { ...settings.current, screen };
    // A comfort only: where it can't be kept, the window opens at home.
    void call("save_settings", settings.current).catch(() => undefined);
  }, []);
  const go = useCallback(
    (next: Route) => {
      goOn(next);
      arrive(next);
    },
    [arrive],
  );
  useEffect(() => comeBack(route, arrive), []); // eslint-disable-line react-hooks/exhaustive-deps -- the first place
  useEffect(() => onNotice((place) => go(noticeRoute(place))), [go]);
  const settle = async (wanted: Settings) => {
    const answer = await call("save_settings", { ...wanted, screen: screenPlace(route) });
    settings.current = answer.settings;
    dress(answer.settings.theme);
    await speak(answer.language);
    setSpoken(answer.language);
  };

  const here = overview !== null;
  useEffect(() => {
    if (here) requestAnimationFrame(() => performance.mark("shown"));
  }, [here]);

  // A new place begins at its top, and the keyboard with it; the first one leaves the focus where it is.
  useEffect(() => {
    if (arrived.current) {
      page.current?.scrollTo(0, 0);
      page.current?.focus();
    }
    arrived.current = true;
  }, [place]);

  const shown = "setup" in route ? "home" : route.screen;
  return (
    <div className="frame" key={spoken}>
      <a className="frame-skip" href="#page" onClick={(event) => (event.preventDefault(), page.current?.focus())}>
        {say("window-skip")}
      </a>
      <header className="frame-bar">
        <span className="frame-name">
          <img className="frame-mark" src={mark} alt="" />
          {say("window-name")}
        </span>
        <nav aria-label={say("window-places")}>
          <ul className="frame-nav">
            {PLACES.map((place) => (
              <li key={place.screen}>
                <button
                  type="button"
                  data-testid={place.id}
                  aria-current={place.screen === shown ? "page" : undefined}
                  onClick={() => go({ screen: place.screen })}
                >
                  {say(`window-place-${place.screen}`)}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main className="frame-page" id="page" ref={page} tabIndex={-1} data-screen={route.screen}>
        {overview === null && (
          <div className="frame-content">
            {held.loading && <Busy>{say("window-loading")}</Busy>}
            {held.fault && <FaultAlert fault={held.fault} retry={held.again} />}
          </div>
        )}
        {overview && (
          <Go.Provider value={go}>
            <ErrorBoundary key={place}>
              <Suspense
                fallback={
                  <div className="frame-content">
                    <Busy>{say("window-loading")}</Busy>
                  </div>
                }
              >
                {route.screen === "home" ? (
                  <Home overview={overview} go={go} />
                ) : (
                  <KitWords language={spoken}>
                    <Place route={route} overview={overview} go={go} settle={settle} />
                  </KitWords>
                )}
              </Suspense>
            </ErrorBoundary>
          </Go.Provider>
        )}
      </main>
    </div>
  );
}

function Place(props: {
  route: Exclude<Route, { screen: "home" }>;
  overview: Overview;
  go(route: Route): void;
  settle(settings: Settings): Promise<void>;
}) {
  const { route, overview, go } = props;
  switch (route.screen) {
    case "connections":
      return <Connections tab={route.tab} go={go} />;
    case "practice":
      return <Practice />;
    case "settings":
      return <SettingsScreen overview={overview} settle={props.settle} />;
    case "wizard":
      return (
        <WantedField.Provider value={route.field ?? null}>
          <WizardScreen key={route.setup} setup={route.setup} step={route.step} part={route.part} go={go} />
        </WantedField.Provider>
      );
    case "files":
      return <Files key={route.setup} setup={route.setup} go={go} />;
    case "run":
      return <Run key={route.setup} setup={route.setup} plan={route.plan ?? false} runs={route.runs} go={go} />;
  }
}
