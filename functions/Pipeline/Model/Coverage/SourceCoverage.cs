namespace Pipeline.Model.Coverage;

/// <summary>
/// What each source can tell and what it never can, so that a number that a platform cannot supply is "not observable" and not 0, and
/// platforms are compared like for like. Nobody tells who only reads.
/// </summary>
public static class SourceCoverage
{
    private static readonly Dictionary<Source, Observation[]> Known = new()
    {
        [Source.Telegram] =
        [
            new(Observable.Messages, Degree.Fully, "With privacy mode off, or as administrator."),
            new(Observable.Edits, Degree.Fully),
            new(Observable.Deletions, Degree.Never, "Telegram sends bots no update when a message of a group is deleted."),
            new(Observable.Replies, Degree.Fully),
            new(Observable.Reactions, Degree.Partly, "As administrator. Anonymous reactions come as totals, without who."),
            new(Observable.Joins, Degree.Fully, "As administrator, with chat_member among the allowed updates."),
            new(Observable.Leaves, Degree.Fully, "As administrator, with chat_member among the allowed updates."),
            new(Observable.Inviters, Degree.Partly, "By invite link or by whoever added the member; not for those who found the group."),
            new(Observable.Staff, Degree.Fully),
            new(Observable.Polls, Degree.Partly, "Answers to polls that the bot itself sent."),
            new(Observable.Voice, Degree.Never, "Telegram tells that a call began and ended, not who took part."),
            new(Observable.Memberships, Degree.Partly, "Stars subscriptions by invite link."),
        ],
        [Source.Slack] =
        [
            new(Observable.Messages, Degree.Partly, "In the channels that the app was added to."),
            new(Observable.Edits, Degree.Fully),
            new(Observable.Deletions, Degree.Fully),
            new(Observable.Replies, Degree.Fully),
            new(Observable.Reactions, Degree.Fully),
            new(Observable.Joins, Degree.Fully),
            new(Observable.Leaves, Degree.Partly, "Of the one channel that is the community, else accounts that were deactivated; not by whom."),
            new(Observable.Inviters, Degree.Partly, "Who added somebody to a channel; not who invited them to the workspace."),
            new(Observable.Staff, Degree.Partly, "Administrators and owners, where the workspace is the community: when their profile changes, or in an export."),
            new(Observable.Polls, Degree.Never, "Slack has no polls of its own."),
            new(Observable.Voice, Degree.Never, "That somebody is in a huddle is told as a state of their profile, again and again, and not where."),
        ],
        [Source.Discord] =
        [
            new(Observable.Messages, Degree.Fully, "Through the relay; texts only with the message content intent."),
            new(Observable.Edits, Degree.Fully),
            new(Observable.Deletions, Degree.Partly, "That a message is gone, not who deleted it."),
            new(Observable.Replies, Degree.Fully),
            new(Observable.Reactions, Degree.Fully),
            new(Observable.Joins, Degree.Fully, "With the server members intent."),
            new(Observable.Leaves, Degree.Fully, "Kicks and bans are told from leaving by the audit log."),
            new(Observable.Inviters, Degree.Partly, "Inferred from how often each invite was used: unknown where two changed at once."),
            new(Observable.Staff, Degree.Partly, "By the roles that the settings name."),
            new(Observable.Polls, Degree.Fully),
            new(Observable.Voice, Degree.Fully),
            new(Observable.Memberships, Degree.Partly, "Purchases and refunds of the app's own subscriptions; renewals are not announced."),
        ],
        [Source.Discourse] =
        [
            new(Observable.Messages, Degree.Fully),
            new(Observable.Edits, Degree.Fully),
            new(Observable.Deletions, Degree.Fully),
            new(Observable.Replies, Degree.Fully),
            new(Observable.Reactions, Degree.Partly, "Likes that are given; that one was taken back is not sent."),
            new(Observable.Joins, Degree.Fully, "Who signed up; or, where the settings name a group, who entered it."),
            new(Observable.Leaves, Degree.Partly, "Accounts that were deleted, and who left the group that the settings name."),
            new(Observable.Staff, Degree.Partly, "Administrators and moderators, when their account is made or changed."),
            new(Observable.Memberships, Degree.Partly, "Members of the groups that the settings name."),
        ],
        [Source.Ghost] =
        [
            new(Observable.Messages, Degree.Partly, "Posts that are published; comments are not sent."),
            new(Observable.Edits, Degree.Partly, "Of posts."),
            new(Observable.Deletions, Degree.Partly, "Of posts."),
            new(Observable.Joins, Degree.Fully),
            new(Observable.Leaves, Degree.Fully),
            new(Observable.Staff, Degree.Partly, "Who writes the site's posts."),
            new(Observable.Memberships, Degree.Partly, "Beginnings, ends and tiers; renewals only where the old period is sent beside the new one; no refunds."),
        ],
        [Source.Stripe] =
        [
            new(Observable.Memberships, Degree.Fully, "A dispute that was lost names no customer, and is acknowledged."),
            new(Observable.Conversions, Degree.Never, "A payment is no affiliate's conversion; those come as postbacks."),
        ],
        [Source.Patreon] =
        [
            new(Observable.Joins, Degree.Fully),
            new(Observable.Leaves, Degree.Fully),
            new(Observable.Memberships, Degree.Fully, "Amounts only with the currency in the settings."),
        ],
        [Source.Whop] =
        [
            new(Observable.Messages, Degree.Fully, "Of the company's chats."),
            new(Observable.Replies, Degree.Fully),
            new(Observable.Reactions, Degree.Partly, "Reactions that are given; that one was taken back is not sent."),
            new(Observable.Memberships, Degree.Fully),
        ],
        [Source.Memberful] =
        [
            new(Observable.Joins, Degree.Fully),
            new(Observable.Leaves, Degree.Fully),
            new(Observable.Memberships, Degree.Fully, "Amounts only with the currency in the settings."),
        ],
        [Source.HubSpot] =
        [
            new(Observable.Joins, Degree.Partly, "As far as the settings say what makes a contact a member."),
            new(Observable.Leaves, Degree.Partly, "As far as the settings say what ends it."),
            new(Observable.Staff, Degree.Partly, "As far as the settings say which property means it."),
            new(Observable.Memberships, Degree.Partly, "As far as the settings say which property means what; no amounts."),
        ],
        [Source.Affiliate] = [new(Observable.Conversions, Degree.Fully, "Whose it was: through the click id of a shared link.")],
        [Source.Internal] =
        [
            .. Enum.GetValues<Observable>().Where(what => what != Observable.Readers)
                .Select(what => new Observation(what, Degree.Partly, "As far as your platform sends it.")),
        ],
        [Source.Gitter] = [new(Observable.Messages, Degree.Fully, "An archive: what stood when it was made.")],
    };

    /// <summary>Of one source: one observation for everything there is to observe, in the order of <see cref="Observable"/>.</summary>
    public static IReadOnlyList<Observation> Of(Source source)
    {
        var told = Known[source].ToDictionary(observation => observation.What);
        return [.. Enum.GetValues<Observable>().Select(what => told.GetValueOrDefault(what) ?? new(what, Degree.Never))];
    }

    public static Degree Of(Source source, Observable what) =>
        Array.Find(Known[source], observation => observation.What == what)?.Degree ?? Degree.Never;
}
