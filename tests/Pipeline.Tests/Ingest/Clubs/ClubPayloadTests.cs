using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

/// <summary>Every sample of a club's platform beside the repository, and what it is read to. A sample without a row fails.</summary>
public sealed class ClubPayloadTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["stripe/dotnet_customer_updated.json"] = "not used: customer.updated",
        ["stripe/dotnet_event_plan.json"] = "not used: plan.created",
        ["stripe/dotnet_event_test_signature.json"] = "not used: customer.created",
        ["stripe/pay_customer_deleted.json"] = "not used: customer.deleted",
        ["stripe/pay_customer_subscription_trial_will_end.json"] = "not used: customer.subscription.trial_will_end",
        ["stripe/pay_customer_subscription_updated.json"] = "membership of cus_00000000000000 TierChanged tier FFBEGINNER_00000000000000 until 2017-03-08 15:45:24Z for 6 USD",
        ["stripe/pay_invoice_payment_failed.json"] = "membership of cus_1234 PastDue tier price_1234 for 249 USD",
        ["stripe/pay_invoice_upcoming.json"] = "not used: invoice.upcoming",
        ["whop/constructed_chat_message_created.json"] = "user_xxxxxxxxxxxxx@jane posted chat_feed_xxx/post_xxxx 'hello https://example.org'",
        ["whop/constructed_membership_deactivated.json"] = "membership of user_xxxxxxxxxxxxx@jane Cancelled tier VIP chat until 2026-09-01 09:59:58Z",
        ["patreon/constructed_members_pledge_create.json"] = "membership of 987654321 Started tier Gold until 2026-09-01 07:00:00Z for 5 USD",
        ["patreon/discourse_member.json"] = "not used: members:pledge:create/no_pledge",
        ["patreon/discourse_pledge_v1.json"] = "membership of 32187@roo Started tier 999999 for 2.5 USD",
        ["memberful/member_deleted.json"] = "0 left: Unknown",
        ["memberful/member_signup.json"] = "0@john_doe joined, inviter none, Unknown",
        ["memberful/member_updated.json"] = "not used: member_updated",
        ["memberful/order_completed.json"] = "not used: order.completed",
        ["memberful/subscription_created.json"] = "membership of 0@john_doe Started tier Sample plan until 2025-10-23 15:07:13Z for 1000000 USD",
        ["memberful/subscription_plan_created.json"] = "not used: subscription_plan.created",
        ["memberful/subscription_plan_deleted.json"] = "not used: subscription_plan.deleted",
        ["memberful/subscription_plan_updated.json"] = "not used: subscription_plan.updated",
        ["memberful/subscription_renewed.json"] = "membership of 0@john_doe Renewed tier Sample plan until 2025-10-23 15:07:13Z for 99 USD",
        ["memberful/subscription_updated.json"] = "membership of 0@john_doe TierChanged tier Sample plan until 2025-10-23 15:07:13Z for 1000000 USD",
        ["ghost/constructed_member_edited_paid.json"] = "membership of 66aa00bb11cc22dd33ee44ff Started tier Gold until 2026-09-01 10:00:00Z for 5 USD",
        ["ghost/member_edited.json"] = "not used: member/edited",
        ["discourse/constructed_ping.json"] = "not used: ping",
        ["discourse/constructed_post_created.json"] = "42@jroe posted 4/5001/3 'Hello https://example.org' re 5001/2 in 5001",
        ["discourse/constructed_post_destroyed.json"] = "4/5001/3 deleted",
        ["discourse/constructed_post_edited.json"] = "42@jroe edited 4/5001/3 to 'Hello https://example.org'",
        ["discourse/constructed_post_liked.json"] = "43@bob reacted to 4/5001/3 +like",
        ["discourse/constructed_topic_created.json"] = "not used: topic_created",
        ["discourse/constructed_user_added_to_group.json"] = "not used: user_added_to_group",
        ["discourse/constructed_user_created.json"] = "42@newbie joined, inviter none, Unknown",
        ["hubspot/contact_property_change_batch.json"] = "1246978 left: Unknown; not used: contact.propertyChange/lifecyclestage",
    };

    [Fact]
    public async Task Each_sample_is_read_to_exactly_what_the_table_says()
    {
        var told = new Dictionary<string, string>();
        foreach (var source in ClubPayloads.Sources)
        {
            await using var stage = ClubPayloads.Stage(source);
            foreach (var name in Payloads.Names(source))
                told[$"{source}/{name}"] = Told.By(stage.Read("c", ClubPayloads.Request(source, name)));
        }

        Assert.SkipWhen(told.Count == 0, "The sample payloads are not on this machine.");
        told.ShouldSatisfyAllConditions(
            () => told.Keys.Except(Expected.Keys).ShouldBeEmpty(),
            () => Expected.Keys.Except(told.Keys).ShouldBeEmpty(),
            () => told.Where(pair => Expected.GetValueOrDefault(pair.Key) != pair.Value).ShouldBeEmpty());
    }

    [Fact]
    public async Task What_a_source_tells_is_what_it_is_said_to_tell()
    {
        var told = new HashSet<(Source Source, Observable What)>();
        foreach (var source in ClubPayloads.Sources)
        {
            await using var stage = ClubPayloads.Stage(source);
            foreach (var name in Payloads.Names(source))
                told.UnionWith(stage.Read("c", ClubPayloads.Request(source, name)).Events.Select(one => (one.Source, WhatOf(one))));
        }

        Assert.SkipWhen(told.Count == 0, "The sample payloads are not on this machine.");
        told.ShouldAllBe(one => SourceCoverage.Of(one.Source, one.What) != Degree.Never);
    }

    private static Observable WhatOf(CommunityEvent told) => told switch
    {
        MessagePosted { ReplyTo: null } => Observable.Messages,
        MessagePosted => Observable.Replies,
        MessageEdited => Observable.Edits,
        MessageDeleted => Observable.Deletions,
        ReactionsChanged => Observable.Reactions,
        MemberJoined => Observable.Joins,
        MemberLeft => Observable.Leaves,
        MemberRoleChanged => Observable.Staff,
        MembershipChanged => Observable.Memberships,
        _ => throw new InvalidOperationException($"{told.GetType().Name} is nothing that a club tells."),
    };
}
