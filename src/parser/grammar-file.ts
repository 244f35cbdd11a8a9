/** Regimes, reforms and the file: the outermost part of the grammar, and the parser that is built from all of it. */
import { diagnostic, type Diagnostic } from "../diagnostics";
import type { Clause, Comment, Edit, File, FileItem, Given, Integer, Reform, RegimeDeclaration, RegimeItem, Use } from "../language/ast";
import { startsClause, startsRegime } from "./clause-starts";
import { type Draft, missing, nowhere, type Production, type Reading } from "./grammar-base";
import { CaseGrammar } from "./grammar-cases";
import type { Alternative } from "./recognizer";
import { EOF, kw, mark, StringToken, type Token } from "./tokens";

export class RegimeParser extends CaseGrammar {
  private clauseKinds: Alternative<Clause>[] | undefined;
  private itemKinds: Alternative<RegimeItem>[] | undefined;
  private fileItemKinds: Alternative<FileItem>[] | undefined;
  private edits: Alternative<Edit>[] | undefined;
  /** A wrong brace throws every later clause out of its regime: said once. */
  private strayReported = false;

  /** Reads a whole file. */
  readFile(reading: Reading, tokens: Token[], comments: readonly Comment[]): { readonly file: File; readonly diagnostics: readonly Diagnostic[] } {
    this.strayReported = false;
    this.begin(reading, tokens);
    const file = { ...this.whole(this.file, tokens), comments, span: { start: 0, end: reading.length } };
    const diagnostics = this.findings;
    this.finish();
    return { file, diagnostics };
  }

  /** Reads the stated facts of a case, and nothing after them. */
  readGiven(reading: Reading, tokens: Token[]): { readonly given: readonly Given[]; readonly diagnostics: readonly Diagnostic[] } {
    this.begin(reading, tokens);
    const given = this.whole(this.givenText, tokens);
    const diagnostics = this.findings;
    this.finish();
    return { given, diagnostics };
  }

  private readonly clauseProduction: Production<Clause> = this.production<Clause>("anyClause", () =>
    this.OR(
      (this.clauseKinds ??= [
        { ALT: () => this.SUBRULE(this.rule) },
        { ALT: () => this.SUBRULE(this.exception) },
        { ALT: () => this.SUBRULE(this.members) },
        { ALT: () => this.SUBRULE(this.closure) },
        { ALT: () => this.SUBRULE(this.reservation) },
        { ALT: () => this.SUBRULE(this.noReservation) },
        { ALT: () => this.SUBRULE(this.concession) },
        { ALT: () => this.SUBRULE(this.quota) },
        { ALT: () => this.SUBRULE(this.invocation) },
        { ALT: () => this.SUBRULE(this.duty) },
        { ALT: () => this.SUBRULE(this.standing) },
        { ALT: () => this.SUBRULE(this.linkage) },
        { ALT: () => this.SUBRULE(this.package) },
        { ALT: () => this.SUBRULE(this.institution) },
        { ALT: () => this.SUBRULE(this.accession) },
        { ALT: () => this.SUBRULE(this.amendment) },
        { ALT: () => this.SUBRULE(this.exit) },
        { ALT: () => this.SUBRULE(this.principle) },
        { ALT: () => this.SUBRULE(this.norm) },
        { ALT: () => this.SUBRULE(this.interests) },
        { ALT: () => this.SUBRULE(this.scenario) },
        { ALT: () => this.SUBRULE(this.claim) },
        { ALT: () => this.SUBRULE(this.test) },
        { ALT: () => this.SUBRULE(this.expectation) },
      ]),
    ),
  );

  readonly regimeItem: Production<RegimeItem> = this.production<RegimeItem>("regimeItem", () =>
    this.OR((this.itemKinds ??= [{ ALT: () => this.SUBRULE(this.declaration) }, { ALT: () => this.SUBRULE(this.clauseProduction) }])),
  );

  readonly regime: Production<RegimeDeclaration> = this.production<RegimeDeclaration>("regime", () => {
    const items: RegimeItem[] = [];
    const node: Draft<RegimeDeclaration> = { kind: "Regime", name: missing, items, span: nowhere };
    return this.clause(
      node, "regime", "regime",
      () => {
        this.CONSUME(kw.regime);
        node.name = this.naming(this.SUBRULE(this.capital));
        this.OPTION(() => { node.title = this.SUBRULE(this.text); });
      },
      () => {
        this.braced(node, "regimeItem", () => {
          this.MANY(() => {
            this.listItem();
            items.push(this.SUBRULE(this.regimeItem));
          });
        }, { whole: true });
      },
    );
  });

  readonly reform: Production<Reform> = this.production<Reform>("reform", () => {
    const edits: Edit[] = [];
    const node: Draft<Reform> = { kind: "Reform", name: missing, of: missing, edits, span: nowhere };
    return this.clause(
      node, "reform", "reform",
      () => {
        this.CONSUME(kw.reform);
        node.name = this.naming(this.SUBRULE(this.declared));
        this.CONSUME(kw.of);
        node.of = this.OR([{ ALT: () => this.SUBRULE(this.up) }, { ALT: () => this.SUBRULE(this.low) }]);
      },
      () => {
        this.inReform = true;
        this.braced(node, "edit", () => { this.MANY(() => edits.push(this.SUBRULE(this.edit))); }, {
          whole: true,
          begins: (type) => type === kw.remove || type === kw.add || type === kw.replace || type === kw.admit,
        });
        this.inReform = false;
      },
    );
  });

  readonly edit: Production<Edit> = this.production<Edit>("edit", () => {
    const start = this.start();
    this.listItem();
    const edit = this.OR(
      (this.edits ??= [
        { ALT: (): Edit => { this.CONSUME(kw.remove); return { kind: "Remove", clauses: this.SUBRULE(this.lows), span: nowhere }; } },
        { ALT: (): Edit => { this.CONSUME(kw.add); return { kind: "Add", item: this.SUBRULE(this.regimeItem), span: nowhere }; } },
        { ALT: (): Edit => {
          this.CONSUME(kw.replace);
          const clause = this.SUBRULE1(this.low);
          this.CONSUME(kw.by);
          return { kind: "Replace", clause, by: this.SUBRULE(this.clauseProduction), span: nowhere };
        } },
        { ALT: (): Edit => {
          this.CONSUME(kw.admit);
          const party = this.SUBRULE(this.up);
          this.CONSUME(kw.since);
          return { kind: "Admit", party, since: this.SUBRULE(this.date), span: nowhere };
        } },
      ]),
    );
    if (this.RECORDING_PHASE) return edit;
    // A documentation comment stands above the line, which begins with the edit's own word.
    if (edit.kind === "Add") this.document(edit.item, start);
    if (edit.kind === "Replace") this.document(edit.by, start);
    return { ...edit, span: this.spanFrom(start) };
  });

  readonly use: Production<Use> = this.production<Use>("use", () => {
    const node: Draft<Use> = { kind: "Use", span: nowhere };
    return this.clause(node, "`use`", "use", () => {
      this.CONSUME(kw.use);
      this.OR([
        { ALT: () => { node.path = this.textOf(this.CONSUME(StringToken)); } },
        { ALT: () => { node.library = this.SUBRULE(this.libraryName); } },
      ]);
    });
  });

  private readonly libraryName = this.RULE("libraryName", () => {
    const list = [this.SUBRULE(this.word)];
    this.MANY(() => {
      this.CONSUME(mark.dot);
      list.push(this.SUBRULE1(this.word));
    });
    return list;
  });

  private readonly edition: Production<Integer> = this.production<Integer>("edition", () => {
    this.CONSUME(kw.edition);
    return this.SUBRULE(this.integer);
  });

  private readonly fileItem: Production<FileItem> = this.production<FileItem>("fileItem", () =>
    this.OR(
      (this.fileItemKinds ??= [
        { ALT: () => this.SUBRULE(this.declaration) },
        { ALT: () => this.SUBRULE(this.regime) },
        { ALT: () => this.SUBRULE(this.reform) },
        { ALT: () => this.SUBRULE(this.interests) },
        { ALT: () => this.SUBRULE(this.scenario) },
      ]),
    ),
  );

  private readonly file: Production<Draft<File>> = this.production<Draft<File>>("file", () => {
    const uses: Use[] = [];
    const items: FileItem[] = [];
    const node: Draft<File> = { kind: "File", uses, items, comments: [], span: nowhere };
    const readHead = (): void => {
      this.OPTION(() => { node.edition = this.SUBRULE(this.edition); });
      this.MANY(() => uses.push(this.SUBRULE(this.use)));
    };
    const readItems = (): void => {
      this.MANY1(() => {
        this.listItem();
        items.push(this.SUBRULE(this.fileItem));
      });
    };
    if (this.RECORDING_PHASE) {
      readHead();
      readItems();
      return node;
    }
    const broken: { broken?: true } = {};
    let head = true;
    while (this.next() !== EOF) {
      const from = this.position;
      const read = this.attempt(broken, head ? "file" : "fileItem", from, () => {
        readHead();
        readItems();
      });
      if (items.length > 0) head = false;
      if (this.next() !== EOF) this.stray(items, from, read, head);
    }
    return node;
  });

  /** At a token that begins nothing a file may hold: a clause outside a regime is kept; anything else is passed over. */
  private stray(items: FileItem[], from: number, read: boolean, head: boolean): void {
    if (this.next() === kw.use) {
      // It is read all the same, when the loop comes round.
      this.report("fileItem", this.position);
      return;
    }
    if (startsClause(this.input, this.position)) {
      this.strayClauses(items);
      return;
    }
    const closesStrays = this.strayReported && this.next() === mark.rightBrace;
    if (read && !closesStrays) {
      const also = [kw.source, kw.party, kw.group, kw.right, kw.mover, kw.facts, kw.table, kw.regime, kw.reform];
      if (this.itemFirst >= from) this.report("fileItem", this.itemFirst, also);
      else this.report(head ? "file" : "fileItem", this.position);
      this.strayReported = true;
    }
    let i = this.position + (read || this.position === from ? 1 : 0);
    while (this.token(i) !== undefined && !startsClause(this.input, i)) i++;
    this.moveTo(i);
  }

  /** Clauses outside a regime are given to the regime before them, so that nothing that was read is lost. */
  private strayClauses(items: FileItem[]): void {
    const token = this.token(this.position);
    if (token === undefined) return;
    if (!this.strayReported) {
      this.found.push(diagnostic("clause-outside-regime", this.location(token), { clause: token.image }));
      this.strayReported = true;
    }
    const kept: RegimeItem[] = [];
    const broken: { broken?: true } = {};
    while (startsClause(this.input, this.position) && !startsRegime(this.input, this.position) && this.next() !== kw.use) {
      const first = this.position;
      const read = this.attempt(broken, "regimeItem", first, () => kept.push(this.SUBRULE(this.regimeItem)));
      if (!read && this.position === first) this.moveTo(first + 1);
    }
    const last = items.findLastIndex((item) => item.kind === "Regime");
    const regime = items[last];
    if (regime?.kind === "Regime") items[last] = { ...regime, items: [...regime.items, ...kept], broken: true };
    else items.push({ kind: "Regime", name: missing, items: kept, broken: true, span: nowhere });
  }

  private readonly givenText: Production<Given[]> = this.production<Given[]>("givenText", () => {
    const list: Given[] = [];
    const readAll = (): void => {
      this.AT_LEAST_ONE_SEP({
        SEP: kw.and,
        DEF: () => {
          this.listItem();
          list.push(this.SUBRULE(this.given));
        },
      });
    };
    if (this.attempt({}, "givenText", 0, readAll) && this.next() !== EOF) this.report("givenText", 0);
    this.moveTo(this.end);
    return list;
  });
}
