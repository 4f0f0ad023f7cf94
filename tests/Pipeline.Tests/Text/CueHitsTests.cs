using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class CueHitsTests
{
    private readonly CueHits _hits = new();
    private readonly FeatureBlock _block = new();

    [Fact]
    public void A_cue_is_one_feature_of_its_text_and_is_kept_apart_where_it_comes_again()
    {
        _hits.Add(Cue.Free, 0, 0, _block);
        _hits.Add(Cue.Free, 1, 1, _block);
        NextBlock();
        _hits.Add(Cue.Free, 60, 60, _block);

        _block.FreshCues.Rows.ToArray().ShouldBeEmpty();
        _block.RepeatedCues.Rows.ToArray().ShouldBe([CueHits.RowOf(Cue.Free)]);
        _hits.CountOf(Cue.Free).ShouldBe(3);
    }

    [Fact]
    public void The_next_text_knows_nothing_of_the_last()
    {
        _hits.Add(Cue.Free, 0, 0, _block);
        NextBlock();
        _hits.Add(Cue.Link, 60, 60, _block);
        _hits.Clear();
        _block.Clear();

        _hits.Add(Cue.Link, 0, 0, _block);
        _hits.Add(Cue.Free, 1, 1, _block);

        _block.FreshCues.Rows.ToArray()
            .ShouldBe([CueHits.RowOf(Cue.Link), CueHits.RowOf(Cue.Free), CueHits.RowOf(Cue.Link, Cue.Free)], ignoreOrder: true);
        _block.RepeatedCues.Rows.ToArray().ShouldBeEmpty();
    }

    private void NextBlock()
    {
        _hits.StartBlock();
        _block.Clear();
    }
}
