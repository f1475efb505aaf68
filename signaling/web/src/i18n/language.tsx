import type { ReactNode } from "react";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { Dictionary, Language } from "./dictionary";
import { kDictionaries } from "./dictionary";

interface LanguageChoice {
  language: Language;
  text: Dictionary;
  toggle: () => void;
}

const kKey = "diemcau.language";

const LanguageContext = createContext<LanguageChoice>({
  language: "vi",
  text: kDictionaries.vi,
  toggle: () => undefined,
});

// Vietnamese unless the person at this browser has switched to English.
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      text: kDictionaries[language],
      toggle: () => setLanguage((former) => store(former === "vi" ? "en" : "vi")),
    }),
    [language],
  );
  return <LanguageContext.Provider value={choice}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

export function useText(): Dictionary {
  return useLanguage().text;
}

function storedLanguage(): Language {
  try {
    return localStorage.getItem(kKey) === "en" ? "en" : "vi";
  } catch {
    return "vi";
  }
}

function store(language: Language): Language {
  try {
    localStorage.setItem(kKey, language);
  } catch {
    // private mode: the choice lasts until the page is closed
  }
  return language;
}
