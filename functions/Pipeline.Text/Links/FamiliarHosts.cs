using System.Collections.Frozen;

namespace Pipeline.Text;

/// <summary>Sites that members of any community link to all day, and that nobody is paid for a visit to.</summary>
public static class FamiliarHosts
{
    private const string Names =
        "github.com githubusercontent.com github.io gitlab.com bitbucket.org stackoverflow.com stackexchange.com wikipedia.org wikimedia.org archive.org mozilla.org " +
        "w3.org w3schools.com ietf.org npmjs.com pypi.org nuget.org crates.io docs.rs python.org nodejs.org microsoft.com apple.com developer.android.com golang.org " +
        "google.com googleapis.com gstatic.com youtube.com youtu.be vimeo.com imgur.com giphy.com flickr.com dropbox.com trello.com notion.so figma.com miro.com " +
        "codepen.io jsfiddle.net jsbin.com codesandbox.io replit.com c9.io gitter.im zoom.us calendly.com doodle.com meetup.com eventbrite.com coursera.org edx.org " +
        "udacity.com khanacademy.org bbc.co.uk nytimes.com reuters.com openstreetmap.org habr.com yandex.ru localhost";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set =
        Names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the host is one of them, or below one.</summary>
    public static bool Contains(ReadOnlySpan<char> host)
    {
        for (var rest = host; !rest.IsEmpty; rest = rest[(rest.IndexOf('.') + 1)..])
        {
            if (Set.Contains(rest))
                return true;
            if (!rest.Contains('.'))
                return false;
        }

        return false;
    }
}
