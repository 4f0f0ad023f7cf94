using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest;

public sealed class EventLimitsTests
{
    private static readonly Person Ann = new(new("m"), "1");

    [Fact]
    public void An_id_that_could_be_part_of_no_key_is_a_fault_whichever_event_has_it()
    {
        var (fits, tooLong) = (new string('%', 95), new string('%', 96));

        foreach (var make in new Func<string, CommunityEvent>[] { Posted, Deleted, Voice, Migrated, Converted })
        {
            EventLimits.FaultOf(make(fits), IngestStage.Now).ShouldBeNull();
            EventLimits.FaultOf(make(tooLong), IngestStage.Now).ShouldNotBeNull();
        }

        EventLimits.FaultOf(Invited(new('%', 200)), IngestStage.Now).ShouldBeNull();
        EventLimits.FaultOf(Invited(new('%', 201)), IngestStage.Now).ShouldNotBeNull();
        KeyText.Safe(new('%', 200)).Length.ShouldBeLessThanOrEqualTo(1024);
    }

    private static MessagePosted Posted(string id) => new()
    {
        Id = new("e"),
        Community = new("c"),
        Connection = new("n"),
        Source = Source.Internal,
        At = IngestStage.Now,
        Channel = new(id),
        Message = new(id),
        Author = Ann,
        Content = new(""),
        ReplyTo = new(id),
    };

    private static MessageDeleted Deleted(string id) => new()
    {
        Id = new("e"),
        Community = new("c"),
        Connection = new("n"),
        Source = Source.Internal,
        At = IngestStage.Now,
        Channel = new("1"),
        Message = new(id),
    };

    private static VoiceJoined Voice(string id) => new()
    {
        Id = new("e"),
        Community = new("c"),
        Connection = new("n"),
        Source = Source.Internal,
        At = IngestStage.Now,
        Member = Ann,
        Channel = new(id),
    };

    private static ChannelMigrated Migrated(string id) => new()
    {
        Id = new("e"),
        Community = new("c"),
        Connection = new("n"),
        Source = Source.Internal,
        At = IngestStage.Now,
        From = new("1"),
        To = new(id),
    };

    private static Conversion Converted(string id) => new()
    {
        Id = new("e"),
        Community = new("c"),
        Connection = new("n"),
        Source = Source.Internal,
        At = IngestStage.Now,
        Transaction = "t",
        Status = ConversionStatus.Pending,
        Goal = id,
    };

    private static InviteCreated Invited(string invite) => new()
    {
        Id = new("e"),
        Community = new("c"),
        Connection = new("n"),
        Source = Source.Internal,
        At = IngestStage.Now,
        Creator = Ann,
        Invite = invite,
    };
}
