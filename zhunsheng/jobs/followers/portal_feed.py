"""portal-feed: what is published goes out to the portals, as bundles of the feed.

A portal elsewhere takes the folder by whatever way there is, also on a disk that
is carried over.
"""

from collections.abc import Sequence
from datetime import datetime

from zhunsheng.disclosure import feed
from zhunsheng.disclosure.streams import bureau_of_public_log
from zhunsheng.jobs import installation
from zhunsheng.jobs.followers.checkpoints import sign_checkpoints
from zhunsheng.jobs.following import Entry, follower


@follower("portal-feed", title="输出公示数据", batch=1000)
def export_publications(entries: Sequence[Entry], at: datetime) -> None:
    """Write the bundle that ends with these entries, under a signed checkpoint."""
    log = entries[-1][1].log
    if bureau_of_public_log(log) is None:
        return
    # A bundle holds what a checkpoint covers; the same head is signed only once.
    sign_checkpoints(entries, at)
    feed.export(log, installation.feed_folder())
