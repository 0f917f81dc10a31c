/** An account's id and a Region; the line breaks between them, never within. */
export function AccountAndRegion(props: { account: string; region: string }) {
  return (
    <>
      {props.account}
      {props.region && (
        <>
          {" "}
          <span className="whole">· {props.region}</span>
        </>
      )}
    </>
  );
}
