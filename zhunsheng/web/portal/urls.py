from django.urls import path, register_converter

from zhunsheng.web.portal import (
    document_proofs,
    editions,
    log_views,
    open_data,
    review_catalogues,
    sitemaps,
    statistics,
    views,
)


class Position:
    """A place in a log: digits, as many as a log can have entries."""

    regex = "[0-9]{1,15}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The digits."""
        return str(value)


register_converter(Position, "position")

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("publications/", views.decisions, name="decisions"),
    path("publications/<uuid:publication_id>/", views.decision, name="decision"),
    path(
        "publications/<uuid:publication_id>/editions/<position:edition>/",
        views.decision,
        name="edition",
    ),
    path(
        "publications/<uuid:publication_id>.json",
        views.decision_data,
        name="decision-data",
    ),
    path(
        "publications/<uuid:publication_id>/history/",
        editions.history,
        name="history",
    ),
    path("publications.json", open_data.listed, name="list-data"),
    path("data/", views.data, name="data"),
    path("data/publications.csv", open_data.dump_csv, name="dump-csv"),
    path("data/publications.jsonl", open_data.dump_jsonl, name="dump-jsonl"),
    path("openapi.json", open_data.openapi, name="openapi"),
    path("statistics/", statistics.shown, name="statistics"),
    path("statistics.json", open_data.statistics_data, name="statistics-data"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemaps/<uuid:first>.xml", sitemaps.decisions, name="sitemap"),
    path("bureaus/", views.bureaus, name="bureaus"),
    path("bureaus/<str:code>/", views.bureau, name="bureau"),
    path(
        "bureaus/<str:code>/review-catalogue/",
        review_catalogues.newest,
        name="review-catalogue",
    ),
    path(
        "bureaus/<str:code>/review-catalogue/<position:position>/",
        review_catalogues.earlier,
        name="review-catalogue-edition",
    ),
    path("feed.atom", views.feed, name="feed"),
    path("proof/<uuid:document_id>", document_proofs.shown, name="document-proof"),
    path(
        "proof/<uuid:document_id>.tlog-proof",
        document_proofs.file,
        name="document-proof-file",
    ),
    path("verify/", views.how_to_verify, name="verify"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("large", views.large, name="large"),
    path("robots.txt", views.robots, name="robots"),
    path("log/<str:code>/", log_views.log, name="log"),
    path("log/<str:code>/checkpoint", log_views.checkpoint, name="checkpoint"),
    path("log/<str:code>/tile/<str:level>/<path:place>", log_views.tile, name="tile"),
    path(
        "log/<str:code>/proof/<position:position>.tlog-proof",
        log_views.proof,
        name="proof",
    ),
]
