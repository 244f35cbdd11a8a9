/** Tests and expectations. */
import type { Alternative } from "./recognizer";
import type { DutyFinding, ExpectClause, Finding, Name, Person, PositionName, TestClause, Who } from "../language/ast";
import { startsDutyFinding } from "./clause-starts";
import { type Draft, missing, nowhere, type Production } from "./grammar-base";
import { GivenGrammar } from "./grammar-givens";
import { kw } from "./tokens";

export abstract class CaseGrammar extends GivenGrammar {
  private whoAlternatives: Alternative<Who>[] | undefined;
  private verdicts: Alternative<ExpectClause["verdict"]>[] | undefined;
  private positionWords: Alternative<PositionName>[] | undefined;

  // ---- tests and expectations --------------------------------------------------------------------------------------------------------

  readonly test: Production<TestClause> = this.production<TestClause>("test", () => {
    const findings: (Finding | DutyFinding)[] = [];
    const node: Draft<TestClause> = {
      kind: "Test", title: { kind: "Text", value: "", span: nowhere }, cites: [], host: missing, origin: missing, mover: missing,
      given: [], on: { kind: "DateLiteral", year: 1, month: 1, span: nowhere }, findings, span: nowhere,
    };
    let production = "";
    return this.clause(
      node, "test", "test",
      () => {
        this.CONSUME(kw.test);
        node.title = this.SUBRULE(this.text);
        this.naming({ kind: "Name", text: node.title.value ?? "", span: nowhere });
        this.OPTION(() => { node.cites = this.SUBRULE(this.citations); });
      },
      () => {
        this.braced(node, () => production, () => {
          if (production === "") {
            production = "statedCase";
            this.SUBRULE(this.statedCase, { ARGS: [node] });
            this.listItem();
          }
          production = "anyFinding";
          this.MANY({
            // An expectation about the whole regime is a clause of its own: then the test lacks its `}`.
            GATE: () => !this.outsideTest(),
            DEF: () => findings.push(this.SUBRULE(this.anyFinding)),
          });
        }, { begins: (type) => type === kw.expect, plain: [kw.mover] });
      },
    );
  });

  private outsideTest(): boolean {
    const position = this.position;
    if (startsDutyFinding(this.input, position)) return false;
    const criterion = this.token(position + 1);
    const after = this.token(position + 2)?.image;
    return criterion !== undefined && /^[a-z_]/.test(criterion.image) && after !== undefined && verdictWords.has(after);
  }

  /** `host DE origin PL mover Worker with notice = 1 month on 2010-06-01`. */
  private readonly statedCase = this.RULE("statedCase", (node: Partial<Draft<TestClause>> = {}): void => {
    this.listItem();
    this.CONSUME(kw.host);
    node.host = this.SUBRULE(this.who);
    this.CONSUME(kw.origin);
    node.origin = this.SUBRULE1(this.who);
    this.CONSUME(kw.mover);
    node.mover = this.SUBRULE(this.up);
    this.OPTION(() => { this.CONSUME(kw.with); node.given = this.SUBRULE(this.givenList); });
    this.CONSUME(kw.on);
    node.on = this.SUBRULE(this.date);
  });

  readonly who: Production<Who> = this.production<Who>("who", () =>
    this.OR(
      (this.whoAlternatives ??= [
        { ALT: (): Who => this.SUBRULE(this.up) },
        { ALT: (): Who => ({ kind: "Stateless", span: this.spanOf(this.CONSUME(kw.stateless)) }) },
        { ALT: (): Who => {
          const start = this.start();
          this.CONSUME(kw.any);
          const word = this.OR1([{ ALT: () => this.CONSUME(kw.member) }, { ALT: () => this.CONSUME(kw.state) }, { ALT: () => this.CONSUME(kw.outsider) }]);
          const kind = word.tokenType === kw.member ? "AnyMember" : word.tokenType === kw.state ? "AnyState" : "AnyOutsider";
          return { kind, span: this.spanFrom(start) };
        } },
      ]),
    ),
  );

  readonly anyFinding: Production<Finding | DutyFinding> = this.production<Finding | DutyFinding>("anyFinding", () =>
    this.OR<Finding | DutyFinding>([{ ALT: () => this.SUBRULE(this.finding) }, { ALT: () => this.SUBRULE(this.dutyFinding) }]),
  );

  /** `expect duty readmission`, `expect no soft duty readmission by origin`, `expect permission reduce`. */
  readonly dutyFinding: Production<DutyFinding> = this.production<DutyFinding>("dutyFinding", () => {
    const node: Draft<DutyFinding> = { kind: "DutyFinding", duty: missing, negative: false, span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.expect);
      this.OPTION(() => { this.CONSUME(kw.no); node.negative = true; });
      this.OR([
        { ALT: () => {
          this.OPTION2(() => { this.CONSUME(kw.soft); node.only = "soft"; });
          this.CONSUME(kw.duty);
        } },
        { ALT: () => { this.CONSUME(kw.permission); node.only = "permission"; } },
      ]);
      node.duty = this.SUBRULE(this.low);
      this.OPTION1(() => { this.CONSUME(kw.by); node.by = this.OR1<"host" | "origin" | Person>([{ ALT: () => this.SUBRULE(this.role) }, { ALT: () => this.SUBRULE(this.person) }]); });
    });
  });

  readonly finding: Production<Finding> = this.production<Finding>("finding", () => {
    const node: Draft<Finding> = { kind: "Finding", right: missing, position: "silent", because: [], span: nowhere };
    return this.item(node, () => {
      this.CONSUME(kw.expect);
      node.right = this.SUBRULE(this.up);
      node.position = this.SUBRULE(this.positionName);
      this.OPTION(() => { node.because = this.SUBRULE(this.because); });
    });
  });

  readonly positionName: Production<PositionName> = this.production<PositionName>("positionName", () =>
    this.OR((this.positionWords ??= (["granted", "denied", "rationed", "discretionary", "silent"] as const).map((word, i) => ({
      ALT: () => {
        this.consume(i, kw[word]);
        return word;
      },
    })))),
  );

  private readonly because: Production<Name[]> = this.production<Name[]>("because", () => {
    this.CONSUME(kw.because);
    return this.SUBRULE(this.lows);
  });

  /** `expect norms fails since 2004-05-01 until 2011-04-30 because transition`. */
  readonly expectation: Production<ExpectClause> = this.production<ExpectClause>("expectation", () => {
    const node: Draft<ExpectClause> = { kind: "Expect", criterion: missing, verdict: "undecided", because: [], span: nowhere };
    return this.clause(node, "expectation", "expectation", () => {
      this.CONSUME(kw.expect);
      node.criterion = this.naming(this.SUBRULE(this.word));
      this.OPTION(() => {
        this.CONSUME(kw.as);
        const word = this.OR([{ ALT: () => this.CONSUME(kw.ruggie) }, { ALT: () => this.CONSUME(kw.hollifield) }]);
        node.reading = word.tokenType === kw.hollifield ? "hollifield" : "ruggie";
      });
      node.verdict = this.SUBRULE(this.verdict);
      this.OPTION3(() => { this.CONSUME(kw.with); this.CONSUME(kw.soft); this.CONSUME(kw.law); node.binding = "soft"; });
      this.OPTION1(() => {
        this.OR1([
          { ALT: () => { this.CONSUME(kw.on); node.on = this.SUBRULE(this.date); } },
          { ALT: () => { node.window = this.SUBRULE(this.window); } },
        ]);
      });
      this.OPTION2(() => { node.because = this.SUBRULE(this.because); });
    });
  });

  readonly verdict: Production<ExpectClause["verdict"]> = this.production<ExpectClause["verdict"]>("verdict", () =>
    this.OR((this.verdicts ??= [
      ...(["holds", "fails", "depends", "vacuous", "undecided"] as const).map((word, i) => ({
        ALT: (): ExpectClause["verdict"] => {
          this.consume(i, kw[word]);
          return word;
        },
      })),
      { ALT: (): ExpectClause["verdict"] => { this.CONSUME(kw.not); this.CONSUME(kw.assessable); return "not-assessable"; } },
    ])),
  );
}

const verdictWords = new Set(["holds", "fails", "depends", "vacuous", "undecided", "not", "as"]);
