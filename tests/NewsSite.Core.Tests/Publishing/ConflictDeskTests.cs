using Microsoft.EntityFrameworkCore;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

public sealed class ConflictDeskTests
{
    private static readonly DraftText Text = new()
    {
        Headline = "The desk's headline",
        Body = "First.\n\nThe desk's second.\n\nThird.",
        Byline = "The desk",
        Captions = [new DraftCaption { Caption = "The desk's caption.", Credit = "AFP" }],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Headline", "The desk's headline", "The source's headline")]
    [InlineData("Byline", "The desk", "The source")]
    [InlineData("Paragraph 2", "The desk's second.", "The source's second.")]
    [InlineData("Caption 1", "The desk's caption.", "The source's caption.")]
    [InlineData("Caption 1, credit", "AFP", "Reuters")]
    public async Task Taking_the_sources_puts_it_into_a_new_draft(string part, string desk, string source)
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await ConflictAsync(room, part, desk, source);

        Assert.Empty((await room.WithAsync<ConflictDesk, IReadOnlyList<Problem>?>(d => d.TakeSourcesAsync(id, DeskRoom.Admin, Ct)))!);

        await using var db = room.NewDb();
        var newest = await db.Revisions.Include(r => r.Captions).SingleAsync(r => r.Number == 2, Ct);
        var all = string.Join('|', newest.Headline, newest.Byline, newest.Body, newest.Captions[0].Caption, newest.Captions[0].Credit);
        Assert.Contains(source, all, StringComparison.Ordinal);
        Assert.Equal(string.Join('|', Text.Headline, Text.Byline, Text.Body, Text.Captions[0].Caption, Text.Captions[0].Credit), all.Replace(source, desk, StringComparison.Ordinal));
        Assert.NotNull(await db.ImportConflicts.Select(c => c.ResolvedAt).SingleAsync(Ct));
    }

    [Fact]
    public async Task Keeping_ours_settles_it_and_changes_no_text()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await ConflictAsync(room, "Headline", "The desk's headline", "The source's headline");

        Assert.Empty((await room.WithAsync<ConflictDesk, IReadOnlyList<Problem>?>(d => d.KeepOursAsync(id, DeskRoom.Admin, Ct)))!);

        Assert.Null(await room.WithAsync<ConflictDesk, IReadOnlyList<Problem>?>(d => d.KeepOursAsync(id, DeskRoom.Admin, Ct)));
        await using var db = room.NewDb();
        Assert.Equal((1, 1), (await db.Revisions.CountAsync(Ct), await db.AuditEntries.CountAsync(e => e.Verb == Verb.ResolveConflict, Ct)));
    }

    [Theory]
    [InlineData("Headline", "What the desk had earlier")]
    [InlineData("Paragraph 2", "A paragraph that is gone.")]
    [InlineData("Caption 7", "The desk's caption.")]
    public async Task A_part_that_changed_since_is_left_to_people(string part, string desk)
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await ConflictAsync(room, part, desk, "The source's");

        Assert.Contains("has been changed since", Assert.Single((await room.WithAsync<ConflictDesk, IReadOnlyList<Problem>?>(d => d.TakeSourcesAsync(id, DeskRoom.Admin, Ct)))!).Text, StringComparison.Ordinal);
        await using var db = room.NewDb();
        Assert.Null(await db.ImportConflicts.Select(c => c.ResolvedAt).SingleAsync(Ct));
    }

    private static async Task<long> ConflictAsync(DeskRoom room, string part, string desk, string source)
    {
        var story = await room.WriteAsync(Text);
        await using var db = room.NewDb();
        var file = new ImportedSource { Name = "a.txt", Sha256 = new string('a', 64), Encoding = "utf-8", ImportedAt = room.Clock.GetUtcNow().UtcDateTime };
        db.ImportedSources.Add(file);
        await db.SaveChangesAsync(Ct);
        var conflict = new ImportConflict
        {
            ArticleId = story.ArticleId!.Value,
            SourceId = file.Id,
            Part = part,
            Before = "Before",
            FromDesk = desk,
            FromSource = source,
            FoundAt = file.ImportedAt,
        };
        db.ImportConflicts.Add(conflict);
        await db.SaveChangesAsync(Ct);
        return conflict.Id;
    }
}
