using NewsSite.Core.Rendering;
using Xunit;

namespace NewsSite.Core.Tests.Rendering;

public sealed class RenderingWorkersTests
{
    [Fact]
    public async Task Workers_left_behind_are_counted_and_come_back()
    {
        // Some four seconds of one step of Markdig's that nothing can stop, against a limit of 0.2 s and one worker.
        var stuck = string.Concat(Enumerable.Repeat("[a]: b\n", 40_000));
        var prose = string.Concat(Enumerable.Repeat("A long read. ", 1_000));
        using var renderer = new MarkdownRenderer(new RenderingLimits { Time = TimeSpan.FromMilliseconds(200), Workers = 1, Length = 300_000 });
        var ct = TestContext.Current.CancellationToken;
        Assert.True(renderer.Render(prose, ct).IsRendered);

        Assert.Contains("takes too long", renderer.Render(stuck, ct).Problem, StringComparison.Ordinal);
        Assert.Contains("busy", renderer.Render(prose, ct).Problem, StringComparison.Ordinal);
        Assert.True(renderer.Render("A short text needs no worker.", ct).IsRendered);

        for (var tries = 0; !renderer.Render(prose, ct).IsRendered; tries++)
        {
            Assert.True(tries < 200, "The worker never came back.");
            await Task.Delay(50, ct);
        }
    }
}
