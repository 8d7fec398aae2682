using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

public sealed class RenderingWorkersTests
{
    private static readonly string Prose = string.Concat(Enumerable.Repeat("A long read. ", 1_000));

    [Fact]
    public void With_every_worker_taken_a_long_text_waits_and_is_refused_for_now_and_a_short_one_needs_none()
    {
        using var renderer = new MarkdownRenderer(new RenderingLimits { Time = TimeSpan.FromMilliseconds(20), Workers = 0 });
        Assert.Contains("busy", renderer.Render(Prose, TestContext.Current.CancellationToken).Problem, StringComparison.Ordinal);

        using var patient = new MarkdownRenderer(new RenderingLimits { Time = TimeSpan.FromMinutes(5), Workers = 0 });
        Assert.True(patient.Render("A short text.", TestContext.Current.CancellationToken).IsRendered);
    }

    [Fact]
    public async Task A_worker_left_behind_comes_back()
    {
        // Some four seconds in which Markdig asks for nothing, against a fifth of a second and one worker.
        var stuck = string.Concat(Enumerable.Repeat("[a]: b\n", 40_000));
        using var renderer = new MarkdownRenderer(new RenderingLimits { Time = TimeSpan.FromMilliseconds(200), Workers = 1, Length = 300_000 });
        var ct = TestContext.Current.CancellationToken;
        Assert.Contains("takes too long", renderer.Render(stuck, ct).Problem, StringComparison.Ordinal);

        for (var tries = 0; !renderer.Render(Prose, ct).IsRendered; tries++)
        {
            Assert.True(tries < 500, "The worker never came back.");
            await Task.Delay(50, ct);
        }
    }
}
