"""结构标签: the seal's place in the structure tree of a tagged PDF.

PDF/UA-1 (7.18.4) wants every form widget inside a Form element, so that a screen
reader meets the seal where the page has it. The signing library does not do this.
"""

from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

# The library has no types for what it builds a file from.
_array: Any = generic.ArrayObject
_dictionary: Any = generic.DictionaryObject
_name: Any = generic.NameObject
_number: Any = generic.NumberObject


def tag_last_widget(writer: IncrementalPdfFileWriter, page_index: int) -> None:
    """Put the newest annotation of the page under the document element."""
    tree = writer.root["/StructTreeRoot"]
    find_page: Any = writer.find_page_for_modification
    page_ref, _ = find_page(page_index)
    widget_ref: Any = page_ref.get_object()["/Annots"].raw_get(-1)
    document_ref: Any = tree["/K"].raw_get(0)
    key = int(tree["/ParentTreeNextKey"])
    element = writer.add_object(_form(widget_ref, page_ref, document_ref))
    widget, document = widget_ref.get_object(), document_ref.get_object()
    widget["/StructParent"] = _number(key)
    document["/K"].append(element)
    tree["/ParentTree"]["/Nums"].extend([_number(key), element])
    tree["/ParentTreeNextKey"] = _number(key + 1)
    for changed in (widget, document["/K"], tree["/ParentTree"]["/Nums"], tree):
        writer.update_container(changed)


def _form(widget: Any, page: Any, parent: Any) -> Any:
    """A Form element that holds the widget."""
    held = _dictionary(
        {_name("/Type"): _name("/OBJR"), _name("/Obj"): widget, _name("/Pg"): page}
    )
    return _dictionary(
        {
            _name("/Type"): _name("/StructElem"),
            _name("/S"): _name("/Form"),
            _name("/P"): parent,
            _name("/Pg"): page,
            _name("/K"): _array([held]),
        }
    )
