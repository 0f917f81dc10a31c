import { createContext } from "react";
import type { Route } from "../route";

/** Leads to another place in the window, from wherever something is told; none outside the window. */
export const Go = createContext<((route: Route) => void) | null>(null);
