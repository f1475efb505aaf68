import styles from "./clock_digits.module.css";

// A time such as "2:41" whose digits keep their places while it runs: the typeface has no tabular figures.
export function ClockDigits({ time }: { time: string }) {
  return (
    <span className={styles.clock}>
      <span className="visually-hidden">{time}</span>
      {[...time].map((character, index) => (
        <span key={index} aria-hidden="true" className={character === ":" ? styles.colon : styles.digit}>
          {character}
        </span>
      ))}
    </span>
  );
}

const kMark = "\u0000";

// A phrase around a running time, such as "còn 2:41".
export function ClockPhrase({ phrase, time }: { phrase: (time: string) => string; time: string }) {
  const [before, after] = phrase(kMark).split(kMark);
  return (
    <>
      {before}
      <ClockDigits time={time} />
      {after}
    </>
  );
}
