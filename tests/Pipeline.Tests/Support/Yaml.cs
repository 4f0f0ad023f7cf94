using YamlDotNet.RepresentationModel;

namespace Pipeline.Tests.Support;

/// <summary>A file of the repository that holds one YAML mapping.</summary>
internal static class Yaml
{
    public static YamlMappingNode Load(string path)
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, path));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    /// <summary>A mapping below this one; null where the key is not there or holds something else.</summary>
    public static YamlMappingNode? Mapping(this YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) ? child as YamlMappingNode : null;

    /// <summary>A scalar below this one; null where the key is not there or holds something else.</summary>
    public static string? Scalar(this YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) ? (child as YamlScalarNode)?.Value : null;
}
