using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Moderate.SecondOpinion;

/// <summary>
/// Azure AI Content Safety over REST:
/// https://learn.microsoft.com/rest/api/contentsafety/text-operations/analyze-text
/// </summary>
public sealed class AzureContentSafety(HttpClient client, SecondOpinionOptions options) : OpinionProvider
{
    private const string Path = "contentsafety/text:analyze?api-version=2024-09-01";
    private const int LongestText = 10_000;
    private const float WorstSeverity = 7;

    public override string Name => "azure-content-safety";

    public override async Task<float> HarmOfAsync(string text, CancellationToken cancellationToken)
    {
        var question = new AnalyzeText(text.Length <= LongestText ? text : text[..LongestText]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Endpoint!, Path));
        request.Headers.Add("Ocp-Apim-Subscription-Key", options.Key);
        request.Content = JsonContent.Create(question, ContentSafetyJson.Default.AnalyzeText);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(ContentSafetyJson.Default.AnalyzedText, cancellationToken)
            ?? throw new HttpRequestException("The answer is empty.");
        return answer.CategoriesAnalysis.Select(category => category.Severity).DefaultIfEmpty().Max() / WorstSeverity;
    }
}

internal sealed record AnalyzeText(string Text)
{
    public string[] Categories { get; } = ["Hate", "SelfHarm", "Sexual", "Violence"];

    public string OutputType { get; } = "EightSeverityLevels";
}

internal sealed record AnalyzedText(AnalyzedCategory[] CategoriesAnalysis);

/// <param name="Severity">0 to 7.</param>
internal sealed record AnalyzedCategory(string Category, int Severity);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnalyzeText))]
[JsonSerializable(typeof(AnalyzedText))]
internal sealed partial class ContentSafetyJson : JsonSerializerContext;
