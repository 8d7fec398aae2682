namespace NewsSite.EndToEnd.Checks;

/// <summary>The HTML of every kind of page, in both directions, as two independent checkers read it.</summary>
public sealed class MarkupTests(Newsstand stand)
{
    [Fact]
    public async Task The_pages_are_valid_HTML()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("newssite-html-");
        try
        {
            await SaveAsync(await stand.LeftToRightAsync(), folder.CreateSubdirectory("ltr").FullName, ct);
            await SaveAsync(await stand.RightToLeftAsync(), folder.CreateSubdirectory("rtl").FullName, ct);
            Assert.Equal(2 * Edition.Pages.Count, folder.GetFiles("*.html", SearchOption.AllDirectories).Length);

            var found = await HtmlCheckers.NuAsync(folder.FullName, ct) + await HtmlCheckers.HtmlValidateAsync(folder.FullName, ct);

            Assert.True(found.Length == 0, found);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_planted_error_is_found()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("newssite-html-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), "<!DOCTYPE html>\n<html lang=\"en\"><head><title>T</title></head><body><ul><div>No</div></ul></body></html>\n", ct);

            Assert.Contains("div", await HtmlCheckers.NuAsync(folder.FullName, ct), StringComparison.Ordinal);
            Assert.Contains("div", await HtmlCheckers.HtmlValidateAsync(folder.FullName, ct), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SaveAsync(Edition edition, string folder, CancellationToken ct)
    {
        foreach (var page in Edition.Pages)
        {
            using var answer = await edition.Reader.GetAsync(page.Address, ct);
            var name = page.Shows!.Replace(": ", "-", StringComparison.Ordinal).Replace(' ', '-');
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".html"), await answer.Content.ReadAsByteArrayAsync(ct), ct);
        }
    }
}
