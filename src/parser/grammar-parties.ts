/** Parties, sets of parties, private persons, and who decides. */
import type { Alternative } from "./recognizer";
import type { Body, DutySide, Name, NameList, Parties, PartySet, Person } from "../language/ast";
import type { Production } from "./grammar-base";
import { LiteralGrammar } from "./grammar-literals";
import { IntegerToken, kw } from "./tokens";

export abstract class PartyGrammar extends LiteralGrammar {
  private partyAlternatives: Alternative<Parties>[] | undefined;
  private bodies: Alternative<Body>[] | undefined;
  private sides: Alternative<DutySide>[] | undefined;

  /** `EU15, CH within Schengen except GB`. */
  readonly partySet: Production<PartySet> = this.production<PartySet>("partySet", () => {
    const start = this.start();
    const names = this.SUBRULE(this.names);
    // `toward GR within 3 months` names a time, not a group.
    const within = this.OPTION({
      GATE: () => this.LA(2).tokenType !== IntegerToken,
      DEF: () => {
        this.CONSUME(kw.within);
        return this.SUBRULE(this.up);
      },
    });
    const except = this.OPTION1(() => {
      this.CONSUME(kw.except);
      return this.SUBRULE1(this.names);
    });
    const span = this.spanFrom(start);
    return within === undefined
      ? { kind: "PartySet", names, except: except ?? [], span }
      : { kind: "PartySet", names, within, except: except ?? [], span };
  });

  readonly parties: Production<Parties> = this.production<Parties>("parties", () =>
    this.OR(
      (this.partyAlternatives ??= [
        { ALT: () => this.SUBRULE(this.everyMember) },
        { ALT: () => this.SUBRULE(this.listedParties) },
        { ALT: () => this.SUBRULE(this.roleParties) },
        { ALT: () => this.SUBRULE(this.anyParties) },
        { ALT: (): Parties => ({ kind: "Anyone", span: this.spanOf(this.CONSUME(kw.anyone)) }) },
        { ALT: (): Parties => ({ kind: "Stateless", span: this.spanOf(this.CONSUME(kw.stateless)) }) },
      ]),
    ),
  );

  readonly everyMember: Production<Parties> = this.production<Parties>("everyMember", () => {
    const start = this.start();
    this.CONSUME(kw.every);
    const other = this.OPTION(() => this.CONSUME(kw.other)) !== undefined;
    this.CONSUME(kw.member);
    const of = this.OPTION1(() => {
      this.CONSUME(kw.of);
      return this.SUBRULE(this.partySet);
    });
    const span = this.spanFrom(start);
    return of === undefined ? { kind: "EveryMember", other, span } : { kind: "EveryMember", other, of, span };
  });

  readonly listedParties: Production<Parties> = this.production<Parties>("listedParties", () => {
    const start = this.start();
    const set = this.SUBRULE(this.partySet);
    const together = this.OPTION(() => this.CONSUME(kw.together)) !== undefined;
    return { kind: "Listed", set, together, span: this.spanFrom(start) };
  });

  readonly roleParties: Production<Parties> = this.production<Parties>("roleParties", () => {
    const start = this.start();
    const role = this.SUBRULE(this.role);
    return { kind: "Role", role, span: this.spanFrom(start) };
  });

  readonly anyParties: Production<Parties> = this.production<Parties>("anyParties", () => {
    const start = this.start();
    this.CONSUME(kw.any);
    const word = this.OR([{ ALT: () => this.CONSUME(kw.state) }, { ALT: () => this.CONSUME(kw.outsider) }]);
    return { kind: word.tokenType === kw.state ? "AnyState" : "AnyOutsider", span: this.spanFrom(start) };
  });

  /** A private person of the case, who is no party. */
  readonly person: Production<Person> = this.production<Person>("person", () =>
    this.OR([
      { ALT: (): Person => { this.CONSUME(kw.employer); return "employer"; } },
      { ALT: (): Person => { this.CONSUME(kw.mover); return "mover"; } },
    ]),
  );

  /** Who bears a duty, or to whom it is owed: parties, or a private person. */
  readonly dutySide: Production<DutySide> = this.production<DutySide>("dutySide", () =>
    this.OR(
      (this.sides ??= [
        { ALT: (): DutySide => this.SUBRULE(this.parties) },
        { ALT: (): DutySide => {
          const start = this.start();
          const person = this.SUBRULE(this.person);
          return { kind: "Person", person, span: this.spanFrom(start) };
        } },
      ]),
    ),
  );

  /** Who decides or performs: `host`, `origin`, `employer`, `mover`, an institution or a party. */
  readonly body: Production<Body> = this.production<Body>("body", () =>
    this.OR(
      (this.bodies ??= [
        ...(["host", "origin", "employer", "mover"] as const).map((role, i) => ({
          ALT: (): Body => ({ kind: "RoleBody", role, span: this.spanOf(this.consume(i, kw[role])) }),
        })),
        { ALT: (): Body => this.SUBRULE(this.up) },
      ]),
    ),
  );

  /** Classes of movers, or `anybody`. */
  readonly movers: Production<NameList> = this.production<NameList>("movers", () => {
    const start = this.start();
    const names = this.OR([
      { ALT: () => this.SUBRULE(this.names) },
      {
        ALT: (): Name[] | undefined => {
          this.CONSUME(kw.anybody);
          return undefined;
        },
      },
    ]);
    return { all: names === undefined, names: names ?? [], span: this.spanFrom(start) };
  });
}
