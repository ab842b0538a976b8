package io.millrace.teststack;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/// Loads the classes of the class path once more, as the class loader of a Quarkus test does.
final class SecondCopy implements AutoCloseable {
    private final URLClassLoader loader;

    SecondCopy() throws IOException {
        String[] path = System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1);
        URL[] urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = Path.of(path[i]).toUri().toURL();
        }
        loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    Class<?> load(Class<?> original) throws ClassNotFoundException {
        return loader.loadClass(original.getName());
    }

    Object call(Class<?> original, String method, Object... arguments) throws Exception {
        Method found =
                Arrays.stream(load(original).getDeclaredMethods())
                        .filter(candidate -> candidate.getName().equals(method))
                        .filter(candidate -> candidate.getParameterCount() == arguments.length)
                        .findFirst()
                        .orElseThrow();
        found.setAccessible(true);
        return found.invoke(null, arguments);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
