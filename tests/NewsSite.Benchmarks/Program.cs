Console.WriteLine("NewsSite");
