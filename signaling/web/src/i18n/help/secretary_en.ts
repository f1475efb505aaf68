import type { HelpWords } from "./help_words";

export const secretaryEn: HelpWords = {
  role: "Secretary",
  seat: "The secretary's page is open on your own computer during the conference. What you write there becomes part of the record.",
  parts: [
    {
      heading: "Entering",
      steps: [
        "Log in, find the conference in the list, press [[Enter the secretary's page]].",
        "Before it begins, look at the agenda and at the delegates that the sites have announced.",
      ],
    },
    {
      heading: "Roll call",
      steps: [
        "When the chair asks press [[Start the roll call]], or mark a site with one press: [[Present]], [[Late]], [[Absent]], stand-in.",
        "Enter the head of the delegation and the number of delegates; what a hall has reported is already there and can be changed.",
        "A site that comes later is marked late. The delegates present are what votes are counted against.",
      ],
    },
    {
      heading: "Notes and conclusions",
      steps: [
        "Each item of the agenda has a field for notes and one for the conclusion. They are saved by themselves; beside them stands [[Saved]] or [[Not saved]].",
        "When the chair goes on to another item, the page marks it; earlier items can still be written, and [[To the current item]] leads back.",
        "The button [[Papers]] beside the chosen item: [[Attach a paper]] to it, and the sites can open it at once; or take one off.",
      ],
    },
    {
      heading: "Votes and messages",
      steps: [
        "Enter the numbers for a hall that cannot. Who entered for whom is recorded.",
        "Confirmed results stand on the page; the messages of the sites are under [[Messages]].",
      ],
    },
  ],
  troubles: [
    { sign: "Notes are not saved", cure: "The line is down. Keep the page open; what you typed is sent when the line is back." },
    { sign: "More votes than delegates", cure: "The page refuses them. Correct the delegates in the roll, then enter the votes again." },
    { sign: "A wrong mark", cure: "Press the right one. The correction is recorded too." },
    { sign: "The conference is not in the list", cure: "The booking does not name you as secretary. Call the operator." },
  ],
};
