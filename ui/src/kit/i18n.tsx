import { I18nProvider, type I18nProviderProps } from "@cloudscape-design/components/i18n";
import { type ReactNode, useEffect, useState } from "react";

const MESSAGES: Record<string, () => Promise<{ default: I18nProviderProps.Messages }>> = {
  en: () => import("@cloudscape-design/components/i18n/messages/all.en"),
  ja: () => import("@cloudscape-design/components/i18n/messages/all.ja"),
};

/** Gives Cloudscape its own few words in the spoken language. They arrive after the first screen: it needs none. */
export default function KitWords(props: { language: string; children: ReactNode }) {
  const [messages, setMessages] = useState<I18nProviderProps.Messages[]>([]);
  useEffect(() => {
    let live = true;
    void MESSAGES[props.language]?.().then((one) => live && setMessages([one.default]));
    return () => {
      live = false;
    };
  }, [props.language]);
  return (
    <I18nProvider locale={props.language} messages={messages}>
      {props.children}
    </I18nProvider>
  );
}
