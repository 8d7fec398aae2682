using CsCheck;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Tests.Publishing.Merging;

public sealed class SequenceMergeTests
{
    // Few different letters: sequences with much in common and many repetitions.
    private static readonly Gen<string[]> Sequence = Gen.Char['a', 'e'].Select(c => c.ToString()).Array[0, 8];
    private static readonly Gen<(string[] Before, string[] Mine, string[] Theirs)> Three = Gen.Select(Sequence, Sequence, Sequence);

    [Fact]
    public void When_one_side_changed_nothing_the_other_has_its_way() =>
        Gen.Select(Sequence, Sequence).Sample((before, theirs) => Assert.Equal(theirs, Merge(before, before, theirs)));

    [Fact]
    public void When_the_other_side_changed_nothing_mine_is_the_result() =>
        Gen.Select(Sequence, Sequence).Sample((before, mine) => Assert.Equal(mine, Merge(before, mine, before)));

    [Fact]
    public void When_both_made_the_same_change_it_is_made_once_and_is_no_conflict() =>
        Gen.Select(Sequence, Sequence).Sample((before, both) =>
        {
            Assert.Equal(both, Merge(before, both, both));
            Assert.DoesNotContain(SequenceMerge.Of(before, both, both), run => run.Origin == MergeOrigin.Conflict);
        });

    [Fact]
    public void Everything_that_I_changed_is_in_the_result() => Three.Sample(three =>
    {
        var changed = SequenceDiff.Between(three.Before, three.Mine).SelectMany(change => change.After.Of(three.Mine));
        var merged = Merge(three.Before, three.Mine, three.Theirs).ToList();
        Assert.All(changed, part => Assert.True(merged.Remove(part), part));
    });

    [Fact]
    public void Without_a_conflict_everything_that_they_changed_is_in_the_result_too() => Three.Sample(three =>
    {
        var runs = SequenceMerge.Of(three.Before, three.Mine, three.Theirs);
        if (runs.Any(run => run.Origin == MergeOrigin.Conflict))
            return;
        var changed = SequenceDiff.Between(three.Before, three.Theirs).SelectMany(change => change.After.Of(three.Theirs));
        var merged = Merge(three.Before, three.Mine, three.Theirs).ToList();
        Assert.All(changed, part => Assert.True(merged.Remove(part), part));
    });

    [Fact]
    public void The_runs_cover_all_three_sequences_in_order() => Three.Sample(three =>
    {
        var runs = SequenceMerge.Of(three.Before, three.Mine, three.Theirs);
        Assert.Equal(three.Before, runs.SelectMany(run => run.Before.Of(three.Before)));
        Assert.Equal(three.Mine, runs.SelectMany(run => run.Mine.Of(three.Mine)));
        Assert.Equal(three.Theirs, runs.SelectMany(run => run.Theirs.Of(three.Theirs)));
    });

    [Fact]
    public void A_run_that_is_called_unchanged_is_the_same_on_all_sides() => Three.Sample(three =>
        Assert.All(SequenceMerge.Of(three.Before, three.Mine, three.Theirs).Where(run => run.Origin == MergeOrigin.Unchanged), run =>
        {
            Assert.Equal(run.Before.Of(three.Before), run.Mine.Of(three.Mine));
            Assert.Equal(run.Before.Of(three.Before), run.Theirs.Of(three.Theirs));
        }));

    [Theory]
    [InlineData("a b c", "A b c", "a b C", "A b C", 0)] // far from each other
    [InlineData("a b", "A b", "a B", "A B", 0)] // neighbours
    [InlineData("a b", "A b", "X b", "A b", 1)] // the same part
    [InlineData("a b c d", "A B c d", "a X d", "A B c d", 1)] // parts that overlap
    [InlineData("a b", "a x b", "a b y", "a x b y", 0)] // put in at different places
    [InlineData("a", "a x", "a y", "a x", 1)] // put in at the same place
    [InlineData("a b", "x a b", "A b", "x A b", 0)] // put in before a part that changed
    [InlineData("a b c", "a c", "a B c", "a c", 1)] // taken out here, changed there
    [InlineData("a b c", "a c", "a b C", "a C", 0)] // taken out here, its neighbour changed there
    [InlineData("a b c", "a b c", "a c", "a c", 0)] // taken out by them alone
    [InlineData("", "x", "", "x", 0)]
    public void A_merge_of_parts(string before, string mine, string theirs, string merged, int conflicts)
    {
        var runs = SequenceMerge.Of(Parts(before), Parts(mine), Parts(theirs));
        Assert.Equal(Parts(merged), Merge(Parts(before), Parts(mine), Parts(theirs)));
        Assert.Equal(conflicts, runs.Count(run => run.Origin == MergeOrigin.Conflict));
    }

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Merge(string[] before, string[] mine, string[] theirs) =>
        SequenceMerge.Of(before, mine, theirs).SelectMany(run => run.Origin == MergeOrigin.Theirs ? run.Theirs.Of(theirs) : run.Mine.Of(mine));
}
