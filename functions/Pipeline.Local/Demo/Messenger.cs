using System.Text.Json;
using Pipeline.Ingest;
using Pipeline.Local.Simulation;
using Pipeline.Local.Simulation.Texts;
using Pipeline.Model;

namespace Pipeline.Local.Demo;

/// <summary>Tells acts in the words of one source. Its ids follow from the order of the acts, so it tells a history from the start.</summary>
internal abstract class Messenger(DemoConnection connection, CommunityProfile profile, Phrasebook phrasebook)
{
    protected DemoConnection Connection { get; } = connection;

    protected CommunityProfile Profile { get; } = profile;

    protected People People { get; } = phrasebook.People;

    /// <summary>What reads the bodies again.</summary>
    public abstract WebhookSource ReaderWith(MemberKey key);

    /// <summary>Adds the deliveries that the source would make of the act; none, where it cannot see it.</summary>
    public abstract void Tell(in Act act, ICollection<DemoDelivery> deliveries);

    /// <summary>How the source names the message's channel.</summary>
    public abstract ChannelId ChannelOf(in Act act);

    public abstract MessageId MessageOf(in Act act);

    public abstract string PlatformIdOf(int person);

    public static Messenger For(DemoConnection connection, CommunityProfile profile, Phrasebook phrasebook) => connection.Source switch
    {
        Source.Telegram => new Telegram.TelegramMessenger(connection, profile, phrasebook),
        Source.Internal => new Internal.InternalMessenger(connection, profile, phrasebook),
        _ => throw new ArgumentOutOfRangeException(nameof(connection), connection.Source, "No demo community lives on this source."),
    };

    protected MarkedText TextOf(in Act act) => MarkedText.Of(phrasebook.Compose(act));

    protected static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenMemory;
    }
}
