import { Button } from '@fluentui/react-components';

/** The way back from one thing to all of them. Takes the focus: what led here is no longer on the page. */
export function BackButton({ label, onBack }: { label: string; onBack: () => void }) {
  return (
    <div>
      <Button ref={takeFocus} onClick={onBack}>
        {label}
      </Button>
    </div>
  );
}

/** The same function each time, so that it is called when the button comes and when it goes, and not in between. */
function takeFocus(button: HTMLElement | null): void {
  button?.focus();
}
