using System.CommandLine;
using Pipeline.Digests;

namespace Pipeline.Local.CommandLine;

/// <summary><c>digest</c>: what a community's weekly digest says, without posting it; goes beside a running host.</summary>
internal static class DigestCommand
{
    private static readonly Option<FileInfo?> Mail = new("--mail") { Description = "Write it as the body of an e-mail into this file" };
    private static readonly Option<FileInfo?> Picture = new("--picture") { Description = "Write its picture into this file, as PNG" };

    public static Command Create()
    {
        var command = new Command("digest", "Show the digest of a community's last week") { CommunitiesCommand.Community, Mail, Picture, ServeCommand.Tables };
        command.SetAction(ShowAsync);
        return command;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var community = await CommunitiesCommand.FindAsync(parsed, cancellationToken);
        await using var services = CommunitiesCommand.Open(parsed);
        var read = services.GetRequiredService<ReadDigest>();
        if (await read.NewestWeekAsync(community.Id, cancellationToken) is not { } week
            || await read.HandleAsync(community, week, cancellationToken) is not { } content)
        {
            await Console.Out.WriteLineAsync("There is nothing to say: no week has its numbers yet, or nobody wrote and nobody waits.");
            return 0;
        }

        await Console.Out.WriteLineAsync(DigestText.Of(content, DigestMarkup.Words));
        if (parsed.GetValue(Mail) is { } mail)
            await File.WriteAllTextAsync(mail.FullName, DigestMail.Of(content), cancellationToken);
        if (parsed.GetValue(Picture) is { } picture)
            await File.WriteAllBytesAsync(picture.FullName, services.GetRequiredService<DrawDigest>()(content), cancellationToken);
        return 0;
    }
}
