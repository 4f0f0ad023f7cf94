using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Local.Hosting;

/// <summary>The host that works in a folder at the moment, as a command beside it talks to it: over HTTP, with the folder's key.</summary>
internal sealed class RunningHost : IDisposable
{
    private readonly HttpClient _http;

    private RunningHost(HttpClient http) => _http = http;

    /// <summary>Says in the folder where the host listens, until it stops.</summary>
    public static IDisposable Announce(LocalFolder folder, Uri address)
    {
        File.WriteAllText(folder.HostAddress, address.ToString());
        return new Announcement(folder.HostAddress);
    }

    /// <summary>Null when no host answers: it is off, or was killed.</summary>
    public static async Task<RunningHost?> FindAsync(LocalFolder folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.HostAddress))
            return null;

        var key = JsonNode.Parse(await File.ReadAllTextAsync(folder.Settings, cancellationToken))?["Access"]?["Key"]?.GetValue<string>();
        var http = new HttpClient { BaseAddress = new(await File.ReadAllTextAsync(folder.HostAddress, cancellationToken)) };
        http.DefaultRequestHeaders.Add("x-functions-key", key);
        try
        {
            using var answer = await http.GetAsync(new Uri("/api/health", UriKind.Relative), cancellationToken);
            if (answer.IsSuccessStatusCode)
                return new(http);
        }
        catch (HttpRequestException)
        {
            // Nobody listens there any more.
        }

        http.Dispose();
        return null;
    }

    public Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, cancellationToken);

    /// <exception cref="InvalidDataException">The host refuses; the message is its reason.</exception>
    public async Task<JsonNode?> PostAsync(string path, JsonNode document, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(document) };
        return await SendAsync(request, cancellationToken);
    }

    /// <exception cref="InvalidDataException">The host refuses; the message is its reason.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Puts a JSON document at the path, whatever stands there.</summary>
    /// <param name="isThere">Whether something does.</param>
    /// <exception cref="InvalidDataException">The host refuses; the message is its reason.</exception>
    public async Task<JsonNode?> PutAsync(string path, JsonNode document, bool isThere, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(document) };
        if (isThere)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        return await SendAsync(request, cancellationToken);
    }

    private async Task<JsonNode?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await _http.SendAsync(request, cancellationToken);
        var body = answer.Content.Headers.ContentLength == 0 ? null : await answer.Content.ReadFromJsonAsync<JsonNode>(JsonSerializerOptions.Web, cancellationToken);
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidDataException(body?["detail"]?.GetValue<string>() ?? $"The host answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => _http.Dispose();

    private sealed class Announcement(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
