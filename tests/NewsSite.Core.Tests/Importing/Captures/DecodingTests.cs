using System.Text;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

public sealed class DecodingTests
{
    private const string Arabic = "عنوان الخبر\nTT\nعنوان الخبر\n\nالفقرة الأولى من الخبر عن بغداد ودمشق والقاهرة وما جرى فيها أمس.\n";

    [Fact]
    public void UTF_8_is_read_with_and_without_a_byte_order_mark()
    {
        Assert.Equal("عنوان الخبر", Captured.Parse(Arabic).Articles.Single().Headline);
        Assert.Equal("عنوان الخبر", Captured.Parse("\uFEFF" + Arabic).Articles.Single().Headline);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_told_by_its_byte_order_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var report = Captured.Parse([.. encoding.GetPreamble(), .. encoding.GetBytes(Arabic)]);

        Assert.Equal("عنوان الخبر", report.Articles.Single().Headline);
        Assert.Empty(report.Messages);
    }

    [Fact]
    public void UTF_16_without_a_mark_is_read_when_it_is_named()
    {
        var file = Encoding.Unicode.GetBytes(Arabic);

        Assert.True(Captured.Parse(file).IsRefused);
        Assert.Equal("عنوان الخبر", Captured.Parse(file, Named("utf-16")).Articles.Single().Headline);
    }

    [Fact]
    public void ASCII_in_UTF_16_without_a_mark_is_not_text_but_gets_the_remedy()
    {
        var report = Captured.Parse(Encoding.Unicode.GetBytes("Headline\nTT\nHeadline\nBody\n"));

        Assert.Equal(["f:1: error: not text: NUL byte at offset 1 (line 1); if it is UTF-16 without a byte order mark, use --encoding utf-16"], report.Messages());
    }

    [Fact]
    public void Windows_1256_is_read_when_it_is_named_and_never_otherwise()
    {
        var file = Named("windows-1256").Encoding!.GetBytes(Arabic);

        var refused = Captured.Parse(file);
        var named = Captured.Parse(file, Named("windows-1256"));

        Assert.True(refused.IsRefused);
        Assert.StartsWith("f:1: error: not UTF-8: byte 0xDA at offset 0 (line 1) cannot be decoded; it looks like windows-1256: try --encoding windows-1256", refused.Messages().Single(), StringComparison.Ordinal);
        Assert.Equal("عنوان الخبر", named.Articles.Single().Headline);
        Assert.Equal("ar", named.Articles.Single().Language);
        Assert.Empty(named.Messages);
    }

    [Theory]
    [InlineData("1256")]
    [InlineData("Windows-1256")]
    [InlineData("cp1252")]
    [InlineData("iso-8859-6")]
    [InlineData("macintosh")]
    public void Encodings_are_found_by_name_and_number(string name) => Assert.NotNull(CaptureEncoding.Find(name));

    [Theory]
    [InlineData("klingon")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999")]
    [InlineData("utf-7")]
    public void An_unknown_encoding_is_not_found(string name) => Assert.Null(CaptureEncoding.Find(name));

    [Theory]
    [InlineData("\n", 3)]
    [InlineData("\r\n", 3)]
    [InlineData("\r", 3)]
    public void The_first_bad_byte_is_named_with_its_offset_and_line(string lineEnd, int line)
    {
        byte[] good = Encoding.UTF8.GetBytes($"Überschrift{lineEnd}TT{lineEnd}caf");

        var message = Captured.Parse([.. good, 0xE9, .. " au lait\n"u8]).Messages.Single();

        Assert.Equal(line, message.Line);
        Assert.Contains($"not UTF-8: byte 0xE9 at offset {good.Length} (line {line})", message.Text, StringComparison.Ordinal);
        Assert.Contains("--encoding", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3 }, 0)] // cut off
    [InlineData(new byte[] { (byte)'a', 0xC0, 0x80 }, 1)] // overlong NUL
    [InlineData(new byte[] { (byte)'a', (byte)'b', 0xED, 0xA0, 0x80 }, 2)] // half a surrogate pair
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, 0)] // past U+10FFFF
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xFF }, 4)] // after a mark
    public void Malformed_UTF_8_is_refused_where_it_starts(byte[] file, int offset) =>
        Assert.Contains($"at offset {offset} (line 1)", Captured.Parse(file).Messages.Single().Text, StringComparison.Ordinal);

    [Fact]
    public void Malformed_UTF_16_is_refused_where_it_starts()
    {
        var lone = Captured.Parse([0xFF, 0xFE, (byte)'a', 0, (byte)'\n', 0, 0x00, 0xD8, (byte)'b', 0]).Messages.Single();
        var odd = Captured.Parse([0xFE, 0xFF, 0, (byte)'a', 0]).Messages.Single();

        Assert.Equal(2, lone.Line);
        Assert.StartsWith("not utf-16: byte 0x00 at offset 6 (line 2)", lone.Text, StringComparison.Ordinal);
        Assert.StartsWith("not utf-16BE: byte 0x00 at offset 4 (line 1)", odd.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_wins_over_the_named_encoding() =>
        Assert.Equal("عنوان الخبر", Captured.Parse("\uFEFF" + Arabic, Named("windows-1256")).Articles.Single().Headline);

    [Fact]
    public void UTF_8_that_is_read_as_something_else_is_pointed_out()
    {
        var report = Captured.Parse("Café\nTT\nCafé\n\nBody.\n", Named("windows-1252"));

        Assert.Equal("CafÃ©", report.Articles.Single().Headline);
        Assert.Equal(["f: warning: read as windows-1252 as asked, but it is valid UTF-8: compare the text, and leave out --encoding if it is wrong"], report.Messages());
    }

    [Theory]
    [InlineData("windows-1253", new byte[] { 0xAA }, 0)]
    [InlineData("us-ascii", new byte[] { (byte)'a', 0x80 }, 1)]
    [InlineData("shift_jis", new byte[] { 0x82, 0xA0, 0x82, 0x0A }, 2)]
    [InlineData("gb18030", new byte[] { (byte)'a', 0x81 }, 1)]
    public void A_byte_that_the_named_encoding_does_not_know_is_refused(string name, byte[] bytes, int offset)
    {
        byte[] file = [.. "Headline\n"u8, .. bytes];

        var message = Captured.Parse(file, Named(name)).Messages.Single();

        Assert.Equal((2, CaptureSeverity.Error), (message.Line, message.Severity));
        Assert.StartsWith($"not {name}: byte 0x{bytes[offset]:X2} at offset {9 + offset} (line 2)", message.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_byte_of_windows_1256_is_known()
    {
        var bytes = Enumerable.Range(0x80, 0x80).Select(b => (byte)b).ToArray();

        var report = Captured.Parse([.. "Headline\nTT\nHeadline\n\n"u8, .. bytes, (byte)'.'], Named("windows-1256"));

        Assert.Equal(bytes.Length + 1, report.Articles.Single().Paragraphs.Single().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n\r\n \t\u00A0\u3000\u200B\u2060\n")]
    [InlineData("\u200F\n")]
    public void An_empty_or_blank_file_has_no_article(string text) =>
        Assert.Equal(["f: error: no article found: the file is empty or blank"], Captured.Parse(text).Messages());

    [Theory]
    [InlineData("<!DOCTYPE html><p>x", 1)]
    [InlineData("\n \n  <HTML>\n", 3)]
    [InlineData("\uFEFF<?xml version='1.0'?>", 1)]
    [InlineData("\r\n{\"headline\": 1}", 2)]
    public void Markup_is_refused(string text, int line) => Assert.Equal(
        [$"f:{line}: error: looks like HTML/XML/JSON, use --format with the format that it is in: captured text starts with a headline"],
        Captured.Parse(text).Messages());

    [Fact]
    public void An_angle_bracket_alone_is_not_markup() => Assert.Equal("<3 for the city", Captured.Read("<3 for the city/TT/<3 for the city/Body.").Articles.Single().Headline);

    [Fact]
    public void A_NUL_is_not_text()
    {
        var report = Captured.Parse("Headline\nTT\nHeadline\n\nBo\0dy.\n");

        Assert.Equal(5, report.Messages.Single().Line);
        Assert.StartsWith("not text: NUL byte at offset 24 (line 5)", report.Messages.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_are_dropped_and_reported_by_line()
    {
        var report = Captured.Parse($"Headline\nTT\nHeadline\n\nA bell\a and an escape\e[1m and\ta tab. {new string('x', 500)}\n\f\nEnd.\v\n");

        Assert.Equal([$"A bell and an escape[1m and\ta tab. {new string('x', 500)}", "End."], report.Articles.Single().Paragraphs);
        Assert.Equal(
            ["f:5: warning: dropped 2 control characters (U+0007, U+001B)", "f:6: warning: dropped 1 control character (U+000C)", "f:7: warning: dropped 1 control character (U+000B)"],
            report.Messages());
    }

    [Fact]
    public void A_NUL_in_UTF_16_is_a_control_character_like_others()
    {
        byte[] file = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"Headline\nTT\nHeadline\n\nBo\0dy {new string('x', 300)}.\n")];

        Assert.Equal(["f:5: warning: dropped 1 control character (U+0000)"], Captured.Parse(file).Messages());
    }

    [Theory]
    [InlineData(1, 100, false)]
    [InlineData(2, 100, true)]
    [InlineData(10, 1000, false)]
    [InlineData(11, 1000, true)]
    public void More_than_one_percent_of_control_characters_is_not_text(int controls, int length, bool isRefused)
    {
        const string Header = "Headline\nTT\nHeadline\n\n";
        var text = Header + new string('\u0001', controls) + new string('x', length - controls - Header.Length);

        var report = Captured.Parse(text);

        Assert.Equal(isRefused, report.IsRefused);
        Assert.Equal(isRefused, report.Messages.Single().Text.StartsWith("not text", StringComparison.Ordinal));
    }

    [Fact]
    public void Byte_order_marks_are_dropped_wherever_files_were_joined()
    {
        var report = Captured.Parse("\uFEFFOne\nTT\nOne\n\nBody one.\n\n\uFEFFTwo\nTT\n\uFEFFTwo\n\nBody\uFEFF two.\n");

        Assert.Equal(["One", "Two"], report.Articles.Select(article => article.Headline));
        Assert.Equal(["Body two."], report.Articles[1].Paragraphs);
        Assert.Empty(report.Messages);
    }

    [Fact]
    public void A_replacement_character_of_the_source_is_kept_and_pointed_out()
    {
        var report = Captured.Read("Headline/TT/Headline//He said \uFFFDyes\uFFFD.");

        Assert.Equal(["He said \uFFFDyes\uFFFD."], report.Articles.Single().Paragraphs);
        Assert.Equal(["f:5: warning: has U+FFFD where a character was lost before the file was captured; it is stored as it is"], report.Messages());
    }

    [Fact]
    public void Sixteen_MiB_are_read_and_a_byte_more_is_not()
    {
        var header = Encoding.UTF8.GetBytes("Headline\nTT\nHeadline\n\n");
        var file = new byte[16 * 1024 * 1024];
        file.AsSpan().Fill((byte)'x');
        header.CopyTo(file, 0);

        var report = Captured.Parse(file);

        Assert.Equal(file.Length - header.Length, report.Articles.Single().Paragraphs.Single().Length);
        Assert.Equal(["f: error: larger than 16 MiB (16,777,217 bytes): split it between two articles"], Captured.Parse([.. file, (byte)'x']).Messages());
    }

    private static CaptureOptions Named(string encoding) => new() { Encoding = CaptureEncoding.Find(encoding) };
}
