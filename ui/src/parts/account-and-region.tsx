/** An account's id and a Region; the line breaks after the dot between them, never within. */
export function AccountAndRegion(props: { account: string; region: string }) {
  return (
    <>
      <span className="whole">{props.region ? `${props.account} ·` : props.account}</span>{" "}
      <span className="whole">{props.region}</span>
    </>
  );
}
