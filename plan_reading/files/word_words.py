"""The printed words of a Word paragraph: without deleted text, hidden text and field codes."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plan_reading.files.word_numbers import is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Changes that were not accepted: what was taken out, or stood there before.
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:tblPr")))
_BOX = qn("w:txbxContent")


class Words:
    """Reads paragraphs; knows which styles hide what they are on, or set it in capitals."""

    def __init__(self, styles: BaseOxmlElement | None = None) -> None:
        found = styles.findall(qn("w:style")) if styles is not None else []
        self._styles = {one.get(qn("w:styleId")) or "": one for one in found}

    def of(self, paragraph: BaseOxmlElement) -> str:
        """The words of a paragraph, without those of boxes that hang on it."""
        own = paragraph.find(qn("w:pPr"))
        style = own.find(qn("w:pStyle")) if own is not None else None
        return "".join(self._said(paragraph, style.get(qn("w:val")) if style is not None else ""))

    def boxes(self, paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
        """The boxes of text that hang on a paragraph; one kept for older programs too is one."""
        for child in self._printed_children(paragraph):
            if child.tag == _BOX:
                yield child
            elif child.tag != qn("w:p"):
                yield from self.boxes(child)

    def _said(self, owner: BaseOxmlElement, style: str) -> Iterator[str]:
        for child in self._printed_children(owner):
            if child.tag == _BOX:
                continue
            if child.tag == qn("w:r"):
                said = "".join(self._said(child, style))
                if said and not self._is(child, style, "w:vanish"):
                    yield said.upper() if self._is(child, style, "w:caps") else said
            elif child.tag == qn("w:t"):
                yield (child.text or "").replace("\n", " ")
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == qn("w:sym"):
                yield " "  # a mark out of a font of pictures
            elif child.tag not in (qn("w:instrText"), qn("w:delText"), qn("w:p")):
                yield from self._said(child, style)

    def _printed_children(self, owner: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
        for child in owner:
            if child.tag in _GONE or not isinstance(child.tag, str):
                continue
            if child.tag == f"{_MC}AlternateContent":
                # One thing told twice: for programs of today, and for older ones.
                choice = child.find(f"{_MC}Choice")
                told = child.find(f"{_MC}Fallback") if choice is None else choice
                yield from () if told is None else self._printed_children(told)
            else:
                yield child

    def _is(self, run: BaseOxmlElement, paragraph_style: str, switch: str) -> bool:
        """Whether a switch is on for a run: by itself, its own style, or its paragraph's."""
        own = run.find(qn("w:rPr"))
        found = own.find(qn(switch)) if own is not None else None
        if found is not None:
            return is_on(found)
        named = own.find(qn("w:rStyle")) if own is not None else None
        styles = (named.get(qn("w:val")) if named is not None else "", paragraph_style)
        return any(self._style_sets(style, switch) for style in styles)

    def _style_sets(self, style: str | None, switch: str) -> bool:
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            one = self._styles[style]
            properties = one.find(qn("w:rPr"))
            found = properties.find(qn(switch)) if properties is not None else None
            if found is not None:
                return is_on(found)
            based = one.find(qn("w:basedOn"))
            style = based.get(qn("w:val")) if based is not None else None
        return False


def is_hidden(paragraph: BaseOxmlElement) -> bool:
    """Whether the end of a paragraph is hidden, as it is where all of it is."""
    switch = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:vanish')}")
    return switch is not None and is_on(switch)


def goes_on(paragraph: BaseOxmlElement) -> bool:
    """Whether the end of a paragraph was struck out, so that the next one belongs to it."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(
        mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom")
    )
