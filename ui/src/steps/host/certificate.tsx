// The certificates that lead to the server's own, where no public authority issued it. A private key among them is refused,
// and the field that held it is emptied: nothing of it stays here.
import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { CertificateFinding, CertificateReading, CertificateSource, Fault } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { Textarea } from "../../kit/textarea";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import { asShown, say, sayNextOf, sayOf } from "../../words/say";
import { moment } from "../../words/time";

/** What holds, or may hold, a private key. */
const KEYS: readonly string[] = ["private-key", "pkcs12"] satisfies CertificateFinding["code"][];

export function ServerCertificate(props: {
  pem: string | null;
  endpoint: string;
  readOnly: boolean;
  take(pem: string | null): void;
}) {
  const { pem, endpoint, readOnly, take } = props;
  const [reading, setReading] = useState<CertificateReading | null>(null);
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [removed, setRemoved] = useState(false);

  const read = (from: CertificateSource) => {
    setBusy(true);
    setFault(null);
    setRemoved(false);
    call("read_certificate", { from, endpoint: endpoint || null })
      .then((answer) => {
        setReading(answer);
        const holdsKey = answer.findings.some(({ code }) => KEYS.includes(code));
        if (holdsKey) setText("");
        if (answer.pem === null) return take(null);
        take(answer.pem);
        setText("");
        setPasting(false);
      })
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  // What the setup has already is shown, too.
  useEffect(() => {
    if (pem !== null && reading === null) read({ kind: "text", text: pem });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the step appears
  }, []);
  const choose = () =>
    call("choose_file")
      .then((path) => path !== null && read({ kind: "file", path }))
      .catch((thrown) => setFault(faultOf(thrown)));
  const remove = () => {
    take(null);
    setReading(null);
    setRemoved(true);
  };
  const holdsKey = reading?.findings.some(({ code }) => KEYS.includes(code)) ?? false;
  return (
    <SpaceBetween size="s">
      <div>{say("host-certificate-what")}</div>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={choose} disabled={readOnly} data-testid={testids.hostCertificateFile}>
          {say("host-certificate-choose")}
        </Button>
        <Button onClick={() => setPasting(true)} disabled={readOnly} data-testid={testids.hostCertificatePaste}>
          {say("host-certificate-paste")}
        </Button>
        {pem !== null && (
          <Button onClick={remove} disabled={readOnly} data-testid={testids.hostCertificateRemove}>
            {say("host-certificate-remove")}
          </Button>
        )}
      </SpaceBetween>
      {pasting && (
        <FormField
          label={say("host-certificate-text")}
          description={say("host-certificate-text-what")}
          secondaryControl={
            <Button
              disabled={text.trim() === ""}
              loading={busy}
              onClick={() => read({ kind: "text", text })}
              data-testid={testids.hostCertificateRead}
            >
              {say("host-certificate-read")}
            </Button>
          }
        >
          <Textarea
            rows={4}
            value={text}
            spellcheck={false}
            autoComplete={false}
            data-testid={testids.hostCertificateText}
            onChange={({ detail }) => setText(detail.value)}
          />
        </FormField>
      )}
      {fault && <FaultAlert fault={fault} />}
      <div role="status" data-testid={testids.hostCertificateTold}>
        {busy ? (
          <Busy>{say("host-certificate-reading")}</Busy>
        ) : (
          <SpaceBetween size="xs">
            {reading?.findings.map((finding, at) => (
              <div key={at} data-code={finding.code}>
                <StatusIndicator type={MARKS[finding.severity]}>
                  {sayOf("certificate", finding.code, finding.facts)}
                </StatusIndicator>{" "}
                {sayNextOf("certificate", finding.code, finding.facts)}
              </div>
            ))}
            {holdsKey && <b>{say("host-certificate-emptied")}</b>}
            {removed && say("host-certificate-removed")}
          </SpaceBetween>
        )}
      </div>
      {pem !== null &&
        reading?.certificates.map((one) => (
          <KeyValuePairs
            key={one.fingerprint}
            columns={2}
            items={[
              { label: say("host-certificate-subject"), value: <bdi>{asShown(one.subject)}</bdi> },
              {
                label: say("host-certificate-issuer"),
                value: one.selfSigned ? say("host-certificate-self") : <bdi>{asShown(one.issuer)}</bdi>,
              },
              {
                label: say("host-certificate-valid"),
                value: say("host-certificate-from-to", { from: moment(one.validFrom), until: moment(one.validUntil) }),
              },
              ...(one.names.length > 0
                ? [{ label: say("host-certificate-names"), value: asShown(one.names.join(", ")) }]
                : []),
              {
                label: say("host-certificate-fingerprint"),
                value: <code className="arn">{one.fingerprint}</code>,
              },
            ]}
          />
        ))}
    </SpaceBetween>
  );
}

const MARKS = { blocks: "error", warns: "warning", informs: "info" } as const;
