import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import frame from "./picture_page.module.css";

// Brings back what an enlarged picture has hidden.
export function ShrinkButton({ onShrink }: { onShrink: () => void }) {
  const text = useText();
  return (
    <div className={frame.shrink}>
      <Button icon="shrink" aria-label={text.picture.shrink} title={text.picture.shrink} onClick={onShrink} />
    </div>
  );
}
