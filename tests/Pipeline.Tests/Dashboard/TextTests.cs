using System.Text.RegularExpressions;
using Pipeline.Dashboard.Parts;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Dashboard;

public sealed partial class TextTests
{
    [Fact]
    public void Everything_that_a_page_names_by_its_value_has_a_text()
    {
        string[] keys =
        [
            .. Keys<MistakeName>("Mistake"), .. Keys<ListName>("List"), .. Keys<AmbassadorLevel>("Level"), .. Keys<RecognitionKind>("Suggest"),
            .. Keys<Observable>("Observable"), .. Keys<Degree>("Degree"), .. Keys<Degree>("Coverage"), .. Keys<Outcome>("Outcome"),
            .. Keys<ReviewReason>("Reason"), .. Keys<TrendName>("Trend"), "StateUpheld", "StateOverturned",
            .. Enum.GetNames<ListName>().Select(name => $"List{name}Means"), .. Enum.GetNames<TrendName>().Select(name => $"Trend{name}Means"),
        ];

        foreach (var key in keys)
            Words.Of(key).ShouldNotBeNullOrWhiteSpace(key);
    }

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", "Pipeline.Dashboard"), "*.razor", SearchOption.AllDirectories).ToList();

        pages.Count.ShouldBeGreaterThan(10);
        pages.SelectMany(page => OwnWords().Matches(MarkupOf(page)).Select(match => $"{Path.GetFileName(page)}: {match.Value}")).ShouldBeEmpty();
    }

    private static string MarkupOf(string page) => File.ReadAllText(page).Split("@code", 2)[0];

    private static IEnumerable<string> Keys<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => prefix + name);

    // A tag's end, and words right behind it; and the attributes that are read aloud.
    [GeneratedRegex("""(?<=</?[a-z][^<>@=]*>)\s*[A-Za-z]{2,}(?=[ .<])|(?:title|aria-label|alt|placeholder)="[^"@]+"|<button[^>]*>[A-Za-z]""")]
    private static partial Regex OwnWords();
}
