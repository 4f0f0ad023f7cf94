namespace Pipeline.Digests;

/// <summary>A digest's numbers as a picture without words: one part for each, with its last weeks.</summary>
/// <returns>A PNG.</returns>
public delegate byte[] DrawDigest(DigestContent content);
