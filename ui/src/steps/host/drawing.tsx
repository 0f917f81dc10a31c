// The network that is being chosen: the VPC with its subnets, the interfaces that AWS puts there, the security groups around
// them, and the way of each to the server.
import { useId } from "react";
import { testids } from "../../testids";
import { asShown, say } from "../../words/say";

export interface DrawnSubnet {
  id: string;
  name: string;
  zone: string;
  cidr: string;
  /** The first thing on the way to the server; null: none, or unknown. */
  target: string | null;
  /** Whether the way leads there; null: not checked. */
  leads: boolean | null;
}

const WIDTH = 720;
const TOP = 62;
const ROW = 62;
const SUBNET = { x: 16, width: 236, height: 48 };
const GROUP = { x: 270, width: 176 };
const VPC_WIDTH = 462;
const SERVER = { x: 586, width: 132, height: 64 };

export function NetworkDrawing(props: {
  vpc: string;
  range: string;
  subnets: readonly DrawnSubnet[];
  groups: readonly string[];
  server: string;
}) {
  const { subnets, groups } = props;
  const described = useId();
  const rows = Math.max(1, subnets.length);
  const height = TOP + rows * ROW + 12;
  const middle = TOP + (rows * ROW) / 2 - 7;
  const server = asShown(props.server);
  const none = say("host-drawing-none");
  const said = say("host-drawing-what", {
    vpc: props.vpc,
    subnets: subnets.map((one) => say("host-drawing-subnet", { ...one, way: wayOf(one) })).join(", ") || none,
    groups: groups.join(", ") || none,
    server: server || none,
  });
  return (
    <figure className="network" data-testid={testids.hostDrawing}>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={say("host-drawing")}
        aria-describedby={described}
        preserveAspectRatio="xMidYMid meet"
      >
        <rect className="network-vpc" x="1" y="1" width={VPC_WIDTH - 2} height={height - 2} rx="12" />
        <text x={SUBNET.x} y="24">
          <tspan className="network-name">{fit(props.vpc, 26)}</tspan>
        </text>
        <text className="network-small" x={SUBNET.x} y="42">
          {fit(`VPC ${props.range}`, 36)}
        </text>
        <rect className="network-group" x={GROUP.x} y={TOP - 12} width={GROUP.width} height={rows * ROW + 12} rx="10" />
        <text className="network-small" x={GROUP.x + 4} y={TOP - 20}>
          {fit(groups.length > 0 ? groups.join(", ") : `${say("host-groups")}: ${none}`, 26)}
        </text>
        {subnets.length === 0 && (
          <text className="network-small" x={SUBNET.x} y={TOP + 30}>
            {fit(`${say("host-subnets")}: ${none}`, 36)}
          </text>
        )}
        {subnets.map((subnet, at) => {
          const y = TOP + at * ROW;
          const centre = y + SUBNET.height / 2;
          const leads = subnet.leads === null ? "unknown" : String(subnet.leads);
          return (
            <g key={subnet.id} data-leads={leads}>
              <title>{say("host-drawing-subnet", { ...subnet, way: wayOf(subnet) })}</title>
              <rect className="network-subnet" x={SUBNET.x} y={y} width={SUBNET.width} height={SUBNET.height} rx="8" />
              <text className="network-name" x={SUBNET.x + 10} y={y + 20}>
                {fit(subnet.name, 28)}
              </text>
              <text className="network-small" x={SUBNET.x + 10} y={y + 38}>
                {fit(`${subnet.zone}  ${subnet.cidr}`, 34)}
              </text>
              <path
                className="network-way"
                d={`M${SUBNET.x + SUBNET.width} ${centre} H${VPC_WIDTH + 14} L${SERVER.x - 8} ${middle}`}
              />
              <circle className="network-interface" cx={GROUP.x + 24} cy={centre} r="6" />
              <text className="network-small" x={GROUP.x + 36} y={centre - 8}>
                {fit(say("host-drawing-interface"), 20)}
              </text>
              {subnet.leads === false && (
                <path className="network-cross" d={`M${VPC_WIDTH + 6} ${centre - 8} l16 16 m0 -16 l-16 16`} />
              )}
              <text className="network-small" x={VPC_WIDTH + 8} y={centre > middle ? centre + 20 : centre - 12}>
                {fit(subnet.target ?? (subnet.leads === null ? "?" : ""), 16)}
              </text>
            </g>
          );
        })}
        <rect
          className="network-server"
          x={SERVER.x}
          y={middle - SERVER.height / 2}
          width={SERVER.width}
          height={SERVER.height}
          rx="8"
        />
        <text className="network-name" x={SERVER.x + 10} y={middle - 6}>
          {fit(say("host-drawing-server"), 16)}
        </text>
        <text className="network-small" x={SERVER.x + 10} y={middle + 14}>
          {fit(server || none, 19)}
        </text>
      </svg>
      <figcaption id={described} className="out-of-sight">
        {said}
      </figcaption>
    </figure>
  );
}

function wayOf({ leads, target }: DrawnSubnet): string {
  const way = say(
    leads === null ? "host-drawing-leads-unknown" : leads ? "host-drawing-leads" : "host-drawing-leads-not",
  );
  return target === null
    ? way
    : say("host-drawing-by", { way, target: target === "local" ? say("host-drawing-local") : target });
}

/** As much of a text as fits into so many half-width letters. */
export function fit(text: string, letters: number): string {
  let used = 0;
  let shown = "";
  for (const letter of text) {
    used += /[\u1100-\uffdc]/.test(letter) ? 2 : 1;
    if (used > letters) return `${shown.trimEnd()}…`;
    shown += letter;
  }
  return shown;
}
