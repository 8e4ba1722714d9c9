"""All that changes while the window is open, in one place."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.core import (
    FRAMING_TAGS,
    LENS_TAGS,
    Article,
    Asked,
    Change,
    Comparison,
    Dossier,
    ReviewState,
    Settings,
    Side,
    Span,
    swapping,
)
from reader.presentation import (
    Alternative,
    Finding,
    FindingGroup,
    FindingGrouper,
    Grouping,
    LedgerKind,
    Reading,
    Role,
    alternatives_of,
    reading_of,
    tr,
)
from reader.store import RecentPair
from reader.ui._folding import Folding
from reader.ui._held import Held
from reader.ui._look import Look
from reader.ui._notebook import Notebook
from reader.ui._project_desk import OpenedProject
from reader.ui._search import Search
from reader.ui._showing import Aids, Filters, FindingOrder, Page, Pointed
from reader.ui._work import Work

Spans = tuple[tuple[Span, ...], tuple[Span, ...]]
Pair = tuple[Article | None, Article | None]


def _overlap(one: Finding, two: Finding) -> bool:
    """Say whether two findings share words on every side on which either has any."""
    return all(
        any(x.overlaps(y) for x in mine for y in yours) if mine or yours else True
        for mine, yours in zip(one.spans, two.spans, strict=True)
    )


class Session(QObject):
    """The articles on the desk, their comparison, what is shown of it, and the one in focus.

    Widgets read it, call its methods and react to its signals. `selection_changed`
    carries the side on which the reader picked the finding, or None.
    """

    articles_changed = Signal()
    comparison_changed = Signal()
    filters_changed = Signal()
    selection_changed = Signal(object)
    alternative_changed = Signal()
    passages_pointed = Signal()
    page_changed = Signal()
    ledger_changed = Signal()
    alone_changed = Signal()
    look_changed = Signal()
    aids_changed = Signal()
    scrolling_changed = Signal()
    recent_changed = Signal()
    project_changed = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.search = Search(self)
        self.work = Work(self)
        self.held = Held(self)
        self.work.dossier_changed.connect(self._on_work_dossier_changed)
        self.folding = Folding(self)
        # Before any widget hears of it, so that the hit can be seen.
        self.search.hit_shown.connect(self._on_search_hit_shown)
        self.notebook = Notebook(self.work, self)
        # After the notebook's own, so that it knows what was decided.
        self.work.dossier_changed.connect(self._sift_by_state)
        self._articles: Pair = (None, None)
        self._reading: Reading | None = None
        self._compared: Asked | None = None
        self._expected: Spans | None = None
        self._groups: tuple[FindingGroup, ...] = ()
        self._shown: tuple[Finding, ...] = ()
        self._grouper: FindingGrouper | None = None
        self._by_key: dict[str, Finding] = {}
        self._counts: Counter[Role] = Counter()
        self._in_order: dict[FindingOrder, list[Finding]] = {}
        self._selected: Finding | None = None
        self._alternative: Alternative | None = None
        self._left_off = 0  # among the shown findings
        self._pointed: Pointed | None = None
        self._page = Page.TEXTS
        self._alone: Side | None = None
        self._ledger: LedgerKind | None = None
        self._filters = Filters()
        self._settings = Settings()
        self._project: OpenedProject | None = None
        self._recent: tuple[RecentPair, ...] = ()
        self._look = look
        self._aids = Aids()
        self._scrolls_together = True

    # ------------------------------------------------------------------------- reading

    @property
    def articles(self) -> Pair:
        """Give the articles of side A and B; None where there is none yet."""
        return self._articles

    @property
    def comparison(self) -> Comparison | None:
        """Give the comparison of the two articles, once it is there."""
        return self._reading.comparison if self._reading else None

    @property
    def reading(self) -> Reading | None:
        """Give what was read off the comparison."""
        return self._reading

    @property
    def is_compared(self) -> bool:
        """Say whether the comparison is that of the pair as it is now."""
        dossier = self.work.dossier
        return (
            self._reading is not None and dossier is not None and (dossier.asked == self._compared)
        )

    @property
    def shown_articles(self) -> Pair:
        """Give the articles as they were compared: boilerplate that was taken back is text."""
        return self.comparison.articles if self.comparison else self._articles

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give all findings, shown or not."""
        return self._reading.findings if self._reading else ()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """Give the findings that the filters let through, in their order."""
        return self._shown

    @property
    def groups(self) -> tuple[FindingGroup, ...]:
        """Give the shown findings in their groups; without grouping they are all in one."""
        return self._groups

    @property
    def selected(self) -> Finding | None:
        """Give the finding in focus."""
        return self._selected

    @property
    def alternative(self) -> Alternative | None:
        """Give the candidate that the finding in focus is compared with, if it is with one."""
        return self._alternative

    @property
    def pointed(self) -> Pointed | None:
        """Give the passages that are pointed out besides the finding in focus."""
        return self._pointed

    @property
    def page(self) -> Page:
        """Give what fills the middle of the window."""
        return self._page

    @property
    def alone(self) -> Side | None:
        """Give the side whose article is shown by itself, if one is."""
        return self._alone

    @property
    def ledger(self) -> LedgerKind | None:
        """Give the ledger that is open, if one is."""
        return self._ledger

    @property
    def filters(self) -> Filters:
        """Give what is shown and how it is sorted."""
        return self._filters

    @property
    def settings(self) -> Settings:
        """Give the engine's thresholds for the pair on the desk."""
        dossier = self.work.dossier
        return dossier.settings if dossier is not None else self._settings

    @property
    def usual_settings(self) -> Settings:
        """Give the thresholds for pairs to come."""
        return self._settings

    @property
    def recent(self) -> tuple[RecentPair, ...]:
        """Give the pairs that were compared, the last one first."""
        return self._recent

    @property
    def project(self) -> OpenedProject | None:
        """Give the project that holds the pair, as it was when it was opened, or None."""
        return self._project

    @property
    def look(self) -> Look:
        """Give theme and zoom."""
        return self._look

    @property
    def aids(self) -> Aids:
        """Give the aids to reading that are shown."""
        return self._aids

    @property
    def scrolls_together(self) -> bool:
        """Say whether one text follows the other's scrolling."""
        return self._scrolls_together

    @property
    def has_pair(self) -> bool:
        """Say whether both sides hold an article."""
        return None not in self._articles

    def finding(self, key: str) -> Finding | None:
        """Give the finding of a key, shown or not."""
        return self._by_key.get(key)

    def count(self, role: Role) -> int:
        """Give the number of findings of a role, shown or not."""
        return self._counts[role]

    # ------------------------------------------------------------------------ changing

    def set_articles(self, left: Article | None, right: Article | None) -> None:
        """Put other articles on the desk; what was done to those before is gone."""
        pair = (left, right) if left is not None and right is not None else None
        self._articles = (left, right)
        self.work.begin(self._fresh(pair) if pair is not None else None)
        self._show_articles()

    def _fresh(self, pair: tuple[Article, Article]) -> Dossier:
        """Give the dossier of a pair that nothing was done to."""
        return Dossier(articles=pair, settings=self._settings, tag_sets=(FRAMING_TAGS, LENS_TAGS))

    def set_dossier(self, dossier: Dossier, reading: Reading | None) -> None:
        """Put a pair on the desk with what was done to it, and its comparison if there is one."""
        self._articles = dossier.articles
        self.work.begin(dossier)
        self._show_articles()
        if reading is not None:
            self.set_reading(reading)

    def set_article(self, side: Side, article: Article, name: str = "") -> None:
        """Replace the article of one side; what was done to the pair stays.

        `name` is what the step is called.
        """
        before = self._articles[side]
        if not self.has_pair or before is None:
            left, right = self._articles
            self.set_articles(*((article, right) if side is Side.A else (left, article)))
        elif article != before:
            name = name or tr("Replace article {side}", side=side.letter)
            self.work.do(name, Change(before=before, after=article, side=side))

    def swap_sides(self) -> None:
        """Let A be B and B be A, with all that was done to them."""
        if self.work.dossier is not None:
            self.work.do(tr("Swap sides"), *swapping(self.work.dossier))

    def _on_work_dossier_changed(self) -> None:
        dossier = self.work.dossier
        if dossier is None or dossier.articles == self._articles:
            return
        has_same_texts = dossier.texts == tuple(a.text if a else None for a in self._articles)
        self._articles = dossier.articles
        if has_same_texts:
            self.articles_changed.emit()  # what is known of it; the comparison will follow
        else:
            self._show_articles()

    def _show_articles(self) -> None:
        self._put(None)
        self.articles_changed.emit()
        self.search.set_articles(self._articles)
        self.comparison_changed.emit()

    def set_comparison(self, comparison: Comparison) -> None:
        """Show a comparison of the articles that are on the desk; the focus stays if it can."""
        self.set_reading(reading_of(comparison))

    def set_reading(self, reading: Reading) -> None:
        """Show a comparison that has been read already."""
        held, dossier = self._selected, self.work.dossier
        self._compared = dossier.asked if dossier is not None else None
        self._put(reading)
        self.comparison_changed.emit()
        expected, self._expected = self._expected, None
        again = self._linking(expected) if expected is not None else None
        if again is None and held is not None:
            again = self._found_again(held)
        if again is not None:
            self.select(again.key, next(side for side in Side if again.spans[side]))

    def expect(self, spans: Spans) -> None:
        """Bring the link between these passages into focus once the pair is compared anew."""
        self._expected = spans

    def _linking(self, spans: Spans) -> Finding | None:
        links = (f for f in self.findings if f.key.startswith("link-"))
        return next((link for link in links if link.spans == spans), None)

    def _found_again(self, held: Finding) -> Finding | None:
        """Give the finding that stands where another one stood, of like kind."""
        kind = held.key.partition("-")[0]
        alike = [f for f in self.findings if f.key.partition("-")[0] == kind]
        same = (f for f in alike if f.spans == held.spans)
        near = (f for f in alike if _overlap(f, held))
        return next(same, None) or next(near, None)

    def _put(self, reading: Reading | None) -> None:
        self._reading = reading
        self._by_key = {finding.key: finding for finding in self.findings}
        self._counts = Counter(finding.role for finding in self.findings)
        self._in_order.clear()
        self._grouper = FindingGrouper(reading.comparison) if reading else None
        self.notebook.take(reading)
        self._sift()
        self.folding.set_pair(self.shown_articles, self.comparison)
        self.select(None)
        self.point_at(None)

    def set_settings(self, settings: Settings) -> None:
        """Take other thresholds for the pair on the desk, and for those to come."""
        before, self._settings = self.settings, settings
        if settings != before:
            self.work.do(tr("Change the thresholds"), Change(before=before, after=settings))

    def set_recent(self, recent: tuple[RecentPair, ...]) -> None:
        """Take other pairs as those compared last."""
        if recent != self._recent:
            self._recent = recent
            self.recent_changed.emit()

    def set_project(self, project: OpenedProject | None) -> None:
        """Tell which project holds the pair on the desk."""
        self._project = project
        self.project_changed.emit()

    def set_look(self, look: Look) -> None:
        """Change theme or zoom."""
        if look != self._look:
            self._look = look
            self.look_changed.emit()

    def set_aids(self, aids: Aids) -> None:
        """Show other aids to reading."""
        if aids != self._aids:
            self._aids = aids
            self.aids_changed.emit()

    def toggle_numbers(self) -> None:
        """Give paragraphs their numbers in the margin, or take them away."""
        self.set_aids(replace(self._aids, numbers=not self._aids.numbers))

    def toggle_edits(self) -> None:
        """Mark the changed words of all edited links, or of the one in focus alone."""
        self.set_aids(replace(self._aids, edits=not self._aids.edits))

    def set_scrolls_together(self, together: bool) -> None:  # noqa: FBT001  a Qt slot
        """Switch the common scrolling on or off."""
        if together != self._scrolls_together:
            self._scrolls_together = together
            self.scrolling_changed.emit()

    def toggle_scrolling(self) -> None:
        """Switch the common scrolling the other way."""
        self.set_scrolls_together(not self._scrolls_together)

    # --------------------------------------------------------------- pages and ledgers

    def show_page(self, page: Page) -> None:
        """Fill the middle of the window with the texts or the overview."""
        if page is not self._page:
            self._page = page
            self.page_changed.emit()

    def toggle_page(self, page: Page) -> None:
        """Go to a page, or from it back to the texts."""
        self.show_page(Page.TEXTS if self._page is page else page)

    def show_alone(self, side: Side | None) -> None:
        """Show one article by itself, or both again."""
        if side is not self._alone:
            self._alone = side
            self.alone_changed.emit()

    def toggle_alone(self, side: Side) -> None:
        """Show one article by itself, or both again if it is."""
        self.show_page(Page.TEXTS)
        self.show_alone(None if self._alone is side else side)

    def show_ledger(self, kind: LedgerKind | None) -> None:
        """Open a ledger, or close the one that is open."""
        if kind is not self._ledger:
            self._ledger = kind
            self.ledger_changed.emit()

    def toggle_ledger(self, kind: LedgerKind) -> None:
        """Open a ledger, or close it if it is the open one."""
        self.show_ledger(None if self._ledger is kind else kind)

    # ------------------------------------------------------------------------- filters

    def toggle_role(self, role: Role) -> None:
        """Show a role that was hidden, hide one that was shown."""
        self._set_filters(replace(self._filters, hidden=self._filters.hidden ^ {role}))

    def show_all_roles(self) -> None:
        """Hide nothing."""
        self._set_filters(replace(self._filters, hidden=frozenset()))

    def show_only_role(self, role: Role) -> None:
        """Hide all roles but one."""
        self._set_filters(replace(self._filters, hidden=frozenset(Role) - {role}))

    def set_words(self, words: str) -> None:
        """Show only findings in which all these words occur."""
        self._set_filters(replace(self._filters, words=words))

    def set_state(self, state: ReviewState | None) -> None:
        """Show only findings that were decided about in one way, or all."""
        self._set_filters(replace(self._filters, state=state))

    def _sift_by_state(self) -> None:
        """Let what was decided about leave the list, where that shows one state alone."""
        if self._filters.state is not None:
            self._sift()
            self.filters_changed.emit()

    def set_order(self, order: FindingOrder) -> None:
        """Sort the findings otherwise."""
        self._set_filters(replace(self._filters, order=order))

    def set_grouping(self, grouping: Grouping) -> None:
        """Put the findings together by something else."""
        self._set_filters(replace(self._filters, grouping=grouping))

    def _set_filters(self, filters: Filters) -> None:
        if filters == self._filters:
            return
        self._filters = filters
        self._sift()
        self.filters_changed.emit()
        if self._selected is not None and self._selected.role in filters.hidden:
            self.select(None)

    def _sift(self) -> None:
        texts = self._reading.texts if self._reading else {}
        state, admits = self.notebook.state, self._filters.admits
        admitted = [f for f in self._sorted() if admits(f, texts[f.key], state(f))]
        grouping = self._filters.grouping
        self._groups = self._grouper.groups(admitted, grouping) if self._grouper else ()
        self._shown = tuple(finding for group in self._groups for finding in group.findings)

    def _sorted(self) -> list[Finding]:
        """Give all findings in the order that is chosen; each order is worked out once."""
        order = self._filters.order
        if order not in self._in_order:
            self._in_order[order] = sorted(self.findings, key=self._sorting())
        return self._in_order[order]

    def _sorting(self) -> Callable[[Finding], tuple[object, ...]]:
        places = self._reading.places if self._reading else {}
        ranks = {role: number for number, role in enumerate(Role)}
        keys: dict[FindingOrder, Callable[[Finding], tuple[object, ...]]] = {
            FindingOrder.PLACE: lambda f: (places[f.key], ranks[f.role], f.key),
            FindingOrder.WEIGHT: lambda f: (-f.weight, places[f.key], f.key),
        }
        return keys[self._filters.order]

    # ----------------------------------------------------------------------- selection

    def select(self, key: str | None, side: Side | None = None) -> None:
        """Bring a finding into focus, or none; `side` is where the reader picked it."""
        finding = self._by_key.get(key) if key is not None else None
        if finding is None and self._selected is None:
            return
        if finding is not None:
            self.point_at(None)
            self._make_visible(finding.spans)
            if finding in self._shown:
                self._left_off = self._shown.index(finding)
        self._selected = finding
        self._alternative = None
        self.selection_changed.emit(side)

    def set_alternative(self, alternative: Alternative | None) -> None:
        """Compare the finding in focus with a candidate of the other side, or no longer."""
        if alternative == self._alternative or self._selected is None:
            return
        if alternative is not None:
            self.show_alone(None)
            self._make_visible(alternative.spans)
        self._alternative = alternative
        self.alternative_changed.emit()

    def next_alternative(self) -> None:
        """Compare the finding in focus with its next candidate; after the last, with none."""
        if self._selected is None or self.comparison is None:
            return
        ways = alternatives_of(self.comparison, self._selected)
        number = self._alternative.number if self._alternative is not None else 0
        self.set_alternative(ways[number] if number < len(ways) else None)

    def point_at(self, pointed: Pointed | None) -> None:
        """Point out passages in place of the finding in focus, or none any more."""
        if pointed is None and self._pointed is None:
            return
        if pointed is not None:
            self.select(None)
            self._make_visible(pointed.spans)
        self._pointed = pointed
        self.passages_pointed.emit()

    def _make_visible(self, spans: tuple[tuple[Span, ...], tuple[Span, ...]]) -> None:
        """Show the texts, and both of them if the one that is alone has no such passage."""
        self.show_page(Page.TEXTS)
        if self._alone is not None and not spans[self._alone]:
            self.show_alone(None)
        self.folding.reveal(spans)

    def _on_search_hit_shown(self) -> None:
        hit = self.search.current
        if hit is not None:
            spans = (hit.span,)
            self.folding.reveal((spans, ()) if hit.side is Side.A else ((), spans))

    def toggle_differences(self) -> None:
        """Fold away what both articles tell, or show all of it again."""
        self.show_page(Page.TEXTS)
        self.folding.toggle_differences()

    def step(self, by: int) -> None:
        """Go so many shown findings on, or back if negative, round the ends.

        What is folded away as common to both articles is passed over, unless all is.
        """
        self._step_among(self._unfolded(self._shown), by)

    def _unfolded(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(f for f in findings if not self.folding.hides(f.spans)) or findings

    def step_in_role(self, by: int) -> None:
        """Go to the next or previous shown finding of the same role as the one in focus."""
        if self._selected is not None:
            role = self._selected.role
            alike = tuple(f for f in self._shown if f.role is role)
            self._step_among(self._unfolded(alike), by)

    def step_to_new(self, by: int) -> None:
        """Go to the next shown finding that nobody decided about, or back to the previous one.

        Where the one in focus was dismissed and is gone, it goes on from its place.
        """
        count, at = len(self._shown), self._left_off
        if self._selected not in self._shown and by > 0:
            at -= 1
        for step in range(1, count + 1):
            finding = self._shown[(at + by * step) % count]
            if self.notebook.state(finding) is ReviewState.NEW:
                self.select(finding.key)
                return

    def _step_among(self, findings: tuple[Finding, ...], by: int) -> None:
        if not findings:
            return
        if self._selected in findings:
            number = findings.index(self._selected) + by
        else:
            # One that left the list when it was decided about is gone on from at its place.
            number = self._left_off if self._filters.state and self._selected else 0
            number += by - 1 if by > 0 else by
        self.select(findings[number % len(findings)].key)
