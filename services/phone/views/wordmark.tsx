import { text } from '../text.ts';

/** The product's sign and name. */
export function Wordmark() {
  return (
    <span class="wordmark">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 2.2c4.1 0 7.3 3.2 7.3 7.3 0 4.6-4.3 8.3-6.5 11.6a1 1 0 0 1-1.6 0C9 17.8 4.7 14.1 4.7 9.5c0-4.1 3.2-7.3 7.3-7.3Z" />
        <circle cx="12" cy="9.5" r="2.7" />
      </svg>
      {text.product}
    </span>
  );
}
