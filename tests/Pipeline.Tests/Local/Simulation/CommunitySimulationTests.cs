using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Simulation;

public sealed class CommunitySimulationTests
{
    private static readonly List<Act> Ordinary = [.. Villages.Acts(Villages.Ordinary)];

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Digest(Villages.Ordinary, seed: 5).ShouldBe(Digest(Villages.Ordinary, seed: 5));
    }

    [Fact]
    public void Another_seed_is_another_community()
    {
        Digest(Villages.Ordinary, seed: 5).ShouldNotBe(Digest(Villages.Ordinary, seed: 6));
    }

    [Fact]
    public void A_shorter_history_is_the_beginning_of_a_longer_one()
    {
        var days = Villages.Acts(Villages.Ordinary, days: 30).ToList();

        Ordinary.Take(days.Count).SequenceEqual(days).ShouldBeTrue();
    }

    [Fact]
    public void Acts_come_in_order_of_their_time_and_within_the_days_asked_for()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Villages.Ordinary.TimeZone);

        Ordinary.Zip(Ordinary.Skip(1)).ShouldAllBe(pair => pair.First.Seconds <= pair.Second.Seconds);
        Ordinary[0].At.ShouldBeGreaterThanOrEqualTo(CommunityDay.Start(Villages.Start, zone));
        Ordinary[^1].At.ShouldBeLessThan(CommunityDay.End(Villages.Start.AddDays(181), zone));
    }

    [Fact]
    public void Messages_of_a_channel_are_numbered_in_order_with_the_announced_joins_between_them()
    {
        foreach (var channel in Ordinary.Where(act => act.Kind is ActKind.Posted or ActKind.Joined && act.Message > 0).GroupBy(act => act.Channel))
            channel.Select(act => act.Message).ShouldBe(Enumerable.Range(1, channel.Count()).Select(number => (long)number));

        Ordinary.Where(act => act.Kind == ActKind.Joined).ShouldAllBe(act => act.Message > 0 == (act.Channel == 0));
    }

    [Fact]
    public void What_is_answered_edited_deleted_or_reacted_to_was_posted_before_in_the_same_channel()
    {
        var posted = new Dictionary<(short, long), Act>();
        foreach (var act in Ordinary)
        {
            var target = act.Kind == ActKind.Posted ? act.ReplyTo : act.Message;
            if (act.Kind is ActKind.Edited or ActKind.Deleted or ActKind.Reacted or ActKind.TookBack or ActKind.Counted || act.ReplyTo > 0)
                posted.ShouldContainKey((act.Channel, target));
            if (act.Kind == ActKind.Posted && act.ReplyTo > 0)
                (act.Other, act.TargetSeconds).ShouldBe((posted[(act.Channel, target)].Member, posted[(act.Channel, target)].Seconds));
            if (act.Kind == ActKind.Posted)
                posted[(act.Channel, act.Message)] = act;
        }
    }

    [Fact]
    public void Nobody_acts_before_joining_or_after_leaving()
    {
        var here = new HashSet<int>();
        foreach (var act in Ordinary)
        {
            if (act.Kind == ActKind.Joined)
                here.Add(act.Member);
            here.ShouldContain(act.Member);
            if (act.Kind == ActKind.Left && Ordinary.Last(left => left.Kind == ActKind.Left && left.Member == act.Member) == act)
                here.Remove(act.Member);
        }
    }

    [Fact]
    public void Whoever_invites_writes_or_reacts_on_a_platform_has_joined_it()
    {
        var here = new HashSet<(int, bool)>();
        foreach (var act in Ordinary)
        {
            if (act.Kind == ActKind.Joined)
                here.Add((act.Member, IsForum(act)));
            if (act.Kind is ActKind.Posted or ActKind.Reacted or ActKind.InviteMade)
                here.ShouldContain((act.Member, IsForum(act)));
            if (act.Kind == ActKind.Joined && act.Other >= 0)
                here.ShouldContain((act.Other, IsForum(act)));
        }

        static bool IsForum(Act act) => act.Channel == 3;
    }

    [Fact]
    public void Nobody_has_one_reaction_twice_on_a_message_nor_takes_back_what_is_not_there()
    {
        var there = new HashSet<(int, short, long, byte)>();
        foreach (var act in Ordinary)
        {
            if (act.Kind == ActKind.Reacted)
                there.Add((act.Member, act.Channel, act.Message, act.Choice)).ShouldBeTrue();
            if (act.Kind == ActKind.TookBack)
                there.Remove((act.Member, act.Channel, act.Message, act.Choice)).ShouldBeTrue();
        }
    }

    private static string Digest(CommunityProfile profile, ulong seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var phrasebook = new Phrasebook(profile, seed);
        foreach (var act in Villages.Acts(profile, seed, days: 60))
        {
            long[] numbers = [act.Seconds, (long)act.Kind, act.Member, act.Other, act.Channel, act.Message, act.ReplyTo, act.Choice];
            hash.AppendData(MemoryMarshal.AsBytes<long>(numbers));
            if (act.Kind is ActKind.Posted or ActKind.Edited)
                hash.AppendData(Encoding.UTF8.GetBytes(phrasebook.Compose(act)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
